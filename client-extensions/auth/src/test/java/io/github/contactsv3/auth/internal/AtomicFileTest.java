package io.github.contactsv3.auth.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir Path temp;

  @Test
  void cleaningUp_diskIsFull_leavesNothing() {
    Path file = temp.resolve("a.json.tmp");
    IOException full = new IOException("No space left on device");

    assertThatThrownBy(
            () ->
                AtomicFile.cleaningUp(
                    file,
                    () -> {
                      Files.write(file, new byte[9]);
                      throw full;
                    }))
        .isSameAs(full);

    assertThat(temp).isEmptyDirectory();
  }

  @Test
  void replace_cannotBeRenamed_leavesNothing() throws IOException {
    Path file = temp.resolve("a.json");
    Path inside = Files.createDirectories(file.resolve("inside"));

    assertThatThrownBy(() -> AtomicFile.replace(file, new byte[9], () -> {}))
        .isInstanceOf(IOException.class);

    assertThat(temp).isDirectoryContaining(file::equals).isDirectoryNotContaining("glob:**.tmp");
    assertThat(inside).isDirectory();
  }

  @Test
  void cleaningUp_fileCannotBeDeletedEither_theFirstErrorCounts() throws IOException {
    Path file = Files.createDirectories(temp.resolve("a.json.tmp/inside")).getParent();
    IOException full = new IOException("No space left on device");

    assertThatThrownBy(
            () ->
                AtomicFile.cleaningUp(
                    file,
                    () -> {
                      throw full;
                    }))
        .isSameAs(full)
        .hasSuppressedException(full.getSuppressed()[0]);
  }
}
