package io.github.contactsv3.sandbox.internal.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class DataFileTest {

  @TempDir Path folder;
  private Path path;

  @BeforeEach
  void name() {
    path = folder.resolve("sandbox.data");
  }

  @Test
  void open_again_givesTheRecordsInTheirOrder() {
    try (DataFile file = DataFile.open(path, record -> {})) {
      file.append("a");
      file.append("ünï 😀");
    }
    assertThat(records()).containsExactly("a", "ünï 😀");
    try (DataFile file = DataFile.open(path, record -> {})) {
      file.append("c");
    }
    assertThat(records()).containsExactly("a", "ünï 😀", "c");
  }

  @Test
  void open_cutAnywhere_keepsWholeRecordsAndGoesOn() throws IOException {
    try (DataFile file = DataFile.open(path, record -> {})) {
      file.append("first");
      file.append("second");
    }
    byte[] whole = Files.readAllBytes(path);
    int header = new String(whole, StandardCharsets.UTF_8).indexOf('\n') + 1;
    int first = header + 8 + 1 + 2 + 5 + 1;
    for (int length = 0; length <= whole.length; length++) {
      Files.write(path, Arrays.copyOf(whole, length));
      List<String> expected =
          length < first
              ? List.of()
              : length < whole.length ? List.of("first") : List.of("first", "second");
      assertThat(records()).as("cut to %d bytes", length).isEqualTo(expected);
      try (DataFile file = DataFile.open(path, record -> {})) {
        file.append("more");
      }
      List<String> more = new ArrayList<>(expected);
      more.add("more");
      assertThat(records()).as("cut to %d bytes, then appended", length).isEqualTo(more);
    }
  }

  @Test
  void open_zerosOrGarbageAtTheEnd_dropsThem() throws IOException {
    try (DataFile file = DataFile.open(path, record -> {})) {
      file.append("first");
    }
    byte[] whole = Files.readAllBytes(path);
    byte[] longer = Arrays.copyOf(whole, whole.length + 5_000);
    longer[whole.length + 100] = '\n';
    longer[whole.length + 200] = '\n';
    Files.write(path, longer);

    assertThat(records()).containsExactly("first");
    assertThat(Files.size(path)).isEqualTo(whole.length);
  }

  @Test
  void open_damagedInTheMiddle_namesTheLineAndChangesNothing() throws IOException {
    try (DataFile file = DataFile.open(path, record -> {})) {
      file.append("first");
      file.append("second");
      file.append("third");
    }
    byte[] damaged = Files.readAllBytes(path);
    String text = new String(damaged, StandardCharsets.UTF_8);
    damaged[text.indexOf("second")] = 'S';
    Files.write(path, damaged);

    assertThatExceptionOfType(DataFileException.class)
        .isThrownBy(this::records)
        .withMessage(path.toRealPath() + " is damaged: line 3 was not written by a sandbox");
    assertThat(Files.readAllBytes(path)).isEqualTo(damaged);
  }

  @Test
  void open_foreignFile_isRefusedAndUnchanged() throws IOException {
    for (String content : List.of("id,email\n1,a@b.cd\n", "x", "contacts-sandbox datum 1\n")) {
      Files.writeString(path, content);
      assertThatExceptionOfType(DataFileException.class)
          .isThrownBy(this::records)
          .withMessage(path + " is not a data file of the sandbox");
      assertThat(Files.readString(path)).isEqualTo(content);
    }
    assertThat(folder).isDirectoryNotContaining("glob:**.lock");
  }

  @Test
  void open_newerFile_isRefusedAndUnchanged() throws IOException {
    Files.writeString(path, "contacts-sandbox data 2\nwhatever\n");
    assertThatExceptionOfType(DataFileException.class)
        .isThrownBy(this::records)
        .withMessage(path + " was written by a newer version of the sandbox");
    assertThat(Files.readString(path)).isEqualTo("contacts-sandbox data 2\nwhatever\n");
  }

  @Test
  void open_otherLineEnds_isRefusedAndUnchanged() throws IOException {
    Files.writeString(path, "contacts-sandbox data 1\r\n");
    assertThatExceptionOfType(DataFileException.class)
        .isThrownBy(this::records)
        .withMessage(path + " has been changed: its lines do not end as they were written");
    assertThat(Files.readString(path)).isEqualTo("contacts-sandbox data 1\r\n");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void open_linkToNothing_isRefused() throws IOException {
    Files.createSymbolicLink(path, folder.resolve("gone"));
    assertThatExceptionOfType(DataFileException.class)
        .isThrownBy(this::records)
        .withMessage("cannot open " + path + ": it is a link to a file that does not exist");
  }

  @Test
  void open_recordThatNobodyKnows_namesTheLine() {
    try (DataFile file = DataFile.open(path, record -> {})) {
      file.append("first");
      file.append("odd");
    }
    assertThatExceptionOfType(DataFileException.class)
        .isThrownBy(
            () ->
                DataFile.open(
                    path,
                    record -> {
                      if (record.equals("odd")) {
                        throw new IllegalArgumentException("it is odd");
                      }
                    }))
        .withMessageEndingWith(", line 3, cannot be read: it is odd");
    assertThat(records()).containsExactly("first", "odd");
  }

  @Test
  void open_directoryOrMissingFolder_isRefused() {
    assertThatExceptionOfType(DataFileException.class)
        .isThrownBy(() -> DataFile.open(folder, record -> {}))
        .withMessage(folder + " is a directory, not a data file");
    assertThatExceptionOfType(DataFileException.class)
        .isThrownBy(() -> DataFile.open(Path.of("/dev/null"), record -> {}))
        .withMessage("/dev/null is not a file");
    Path nowhere = folder.resolve("no").resolve("data");
    assertThatExceptionOfType(DataFileException.class)
        .isThrownBy(() -> DataFile.open(nowhere, record -> {}))
        .withMessage("cannot open " + nowhere + ": its folder does not exist");
  }

  @Test
  void open_twice_isRefusedUntilTheFirstIsClosed() {
    try (DataFile file = DataFile.open(path, record -> {})) {
      file.append("a");
      assertThatExceptionOfType(DataFileException.class)
          .isThrownBy(this::records)
          .withMessage(path + " is in use by another sandbox");
      file.append("b");
    }
    assertThat(records()).containsExactly("a", "b");
  }

  @Test
  void batch_notCommitted_doesNotCount() {
    try (DataFile file = DataFile.open(path, record -> {})) {
      long first = file.beginBatch();
      file.append(first, "a");
      file.append("by itself");
      file.append(first, "b");
      file.commit(first);
      long second = file.beginBatch();
      file.append(second, "void");
    }
    assertThat(records()).containsExactly("a", "by itself", "b");
    try (DataFile file = DataFile.open(path, record -> {})) {
      long third = file.beginBatch();
      file.append(third, "c");
      file.commit(third);
    }
    assertThat(records()).containsExactly("a", "by itself", "b", "c");
  }

  @Test
  void compact_whileOthersAppend_losesNothing() throws Exception {
    try (DataFile file = DataFile.open(path, record -> {})) {
      file.append("overtaken");
      DataFile.Compaction compaction = file.compact();
      compaction.add("state");
      ExecutorService threads = Executors.newFixedThreadPool(2);
      Future<?> appending =
          threads.submit(
              () -> {
                for (int i = 0; i < 2_000; i++) {
                  file.append("later " + i);
                }
              });
      compaction.finish();
      compaction.close();
      appending.get();
      threads.shutdown();
      file.append("last");
    }
    assertThat(records())
        .hasSize(2_002)
        .startsWith("state", "later 0", "later 1")
        .endsWith("later 1999", "last");
    assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void compact_givenUp_leavesTheFile() throws IOException {
    try (DataFile file = DataFile.open(path, record -> {})) {
      file.append("a");
      try (DataFile.Compaction compaction = file.compact()) {
        compaction.add("half");
      }
      file.append("b");
    }
    assertThat(records()).containsExactly("a", "b");
    assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void files_holdTokens_soOnlyTheirOwnerReadsThem() throws IOException {
    try (DataFile file = DataFile.open(path, record -> {})) {
      file.append("a");
      try (DataFile.Compaction compaction = file.compact()) {
        compaction.finish();
      }
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
        .isEqualTo("rw-------");
  }

  @Test
  void open_emptyFileForEverybody_becomesItsOwners() throws IOException {
    Files.createFile(
        path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r--r--")));

    DataFile.open(path, record -> {}).close();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
        .isEqualTo("rw-------");
  }

  @Test
  void compact_behindALink_leavesTheLink() throws IOException {
    Path link = folder.resolve("link");
    DataFile.open(path, record -> {}).close();
    Files.createSymbolicLink(link, path);
    try (DataFile file = DataFile.open(link, record -> {});
        DataFile.Compaction compaction = file.compact()) {
      compaction.add("state");
      compaction.finish();
    }
    assertThat(link).isSymbolicLink();
    assertThat(records()).containsExactly("state");
  }

  @Test
  void append_afterClose_fails() {
    DataFile file = DataFile.open(path, record -> {});
    file.close();
    file.close();
    assertThatExceptionOfType(DataFileException.class)
        .isThrownBy(() -> file.append("a"))
        .withMessageEndingWith("it is closed");
  }

  private List<String> records() {
    List<String> records = new ArrayList<>();
    DataFile.open(path, records::add).close();
    return records;
  }
}
