package io.github.contactsv3.auth.internal;

import static io.github.contactsv3.auth.internal.Fixture.KEY;
import static io.github.contactsv3.auth.internal.Fixture.full;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.contactsv3.auth.spi.TokenStore;
import io.github.contactsv3.errors.TokenStoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A link, a directory or no permission where a token file should be. */
class TokenLinksTest {
  @TempDir Path temp;
  private Path directory;
  private Path elsewhere;
  private TokenStore store;

  @BeforeEach
  void directories() throws IOException {
    directory = Files.createDirectory(temp.toRealPath().resolve("tokens"));
    elsewhere = Files.createDirectory(temp.toRealPath().resolve("elsewhere"));
    store = new FileTokenStore(directory);
  }

  private Path file() {
    return new TokenDirectory(directory).entry(KEY);
  }

  /** Stores a token and moves its file, leaving a link. */
  private Path linked(Path... between) throws IOException {
    store.compareAndSet(KEY, null, full(1));
    Path target = Files.move(file(), elsewhere.resolve("real.json"));
    Path next = target;
    for (Path link : between) {
      next = Files.createSymbolicLink(link, next);
    }
    Files.createSymbolicLink(file(), next);
    return target;
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void compareAndSet_fileIsALink_targetIsReplacedAndTheLinkStays() throws IOException {
    Path target = linked();
    assertThat(store.load(KEY)).contains(full(1));
    assertThat(store.compareAndSet(KEY, full(1), full(2))).isTrue();
    assertThat(file()).isSymbolicLink();
    assertThat(Files.readSymbolicLink(file())).isEqualTo(target);
    assertThat(Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)).isTrue();
    assertThat(Files.readString(target)).contains("\"version\" : 2");
    assertThat(store.load(KEY)).contains(full(2));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target)))
        .isEqualTo("rw-------");
    assertThat(names(elsewhere)).containsExactly("real.json", "real.json.write.lock");
  }

  @Test
  void compareAndSet_fileIsALinkToARelativeLink_lastTargetIsReplaced() throws IOException {
    Path relative = temp.resolve("between.json");
    Path target = linked(temp.resolve("first.json"), relative);
    Files.delete(relative);
    Files.createSymbolicLink(relative, Path.of("first.json"));
    assertThat(store.compareAndSet(KEY, full(1), full(2))).isTrue();
    assertThat(Files.readString(target)).contains("\"version\" : 2");
    assertThat(file()).isSymbolicLink();
    assertThat(relative).isSymbolicLink();
  }

  @Test
  void tryLease_twoLinksToOneFile_excludeEachOther() throws IOException {
    Path target = linked();
    Path directory2 = Files.createDirectory(temp.resolve("tokens2"));
    Files.createSymbolicLink(directory2.resolve(file().getFileName()), target);
    TokenStore other = new FileTokenStore(directory2);
    var lease = store.tryLease(KEY, Fixture.MINUTE).orElseThrow();
    assertThat(other.tryLease(KEY, Fixture.MINUTE)).isEmpty();
    lease.close();
    assertThat(other.compareAndSet(KEY, full(1), full(2))).isTrue();
    assertThat(store.load(KEY)).contains(full(2));
  }

  @Test
  void remove_fileIsALink_bothAreGone() throws IOException {
    Path target = linked();
    store.remove(KEY);
    assertThat(target).doesNotExist();
    assertThat(Files.exists(file(), LinkOption.NOFOLLOW_LINKS)).isFalse();
    assertThat(store.load(KEY)).isEmpty();
  }

  private List<Consumer<TokenStore>> operations() {
    return List.of(
        s -> s.load(KEY),
        s -> s.compareAndSet(KEY, null, full(1)),
        s -> s.tryLease(KEY, Fixture.MINUTE));
  }

  private void assertEachNames(Path path, String problem) {
    for (Consumer<TokenStore> operation : operations()) {
      assertThatThrownBy(() -> operation.accept(store))
          .isInstanceOf(TokenStoreException.class)
          .hasMessageContaining(path.toString())
          .hasMessageContaining(problem);
    }
  }

  /** Such as one to a volume that is not mounted: new tokens would go somewhere else. */
  @Test
  void everything_fileIsALinkToNothing_isRefusedUntilRemoved() throws IOException {
    Path target = linked();
    Files.delete(target);
    assertEachNames(file(), "a link to a file that does not exist");
    assertThat(target).doesNotExist();
    store.remove(KEY);
    assertThat(store.load(KEY)).isEmpty();
    assertThat(store.compareAndSet(KEY, null, full(1))).isTrue();
  }

  @Test
  void everything_fileIsALinkToItself_isTyped() throws IOException {
    Files.createSymbolicLink(file(), file());
    assertEachNames(file(), "cannot follow the link");
  }

  @Test
  void everything_directoryInPlaceOfTheFile_isTyped() throws IOException {
    Files.createDirectory(file());
    assertEachNames(file(), "is a directory");
    assertThatThrownBy(() -> store.remove(KEY)).isInstanceOf(TokenStoreException.class);
  }

  @Test
  void everything_linkToADirectory_isTyped() throws IOException {
    Files.createSymbolicLink(file(), elsewhere);
    assertEachNames(elsewhere, "is a directory");
  }

  @Test
  void compareAndSet_temporaryFileCannotBeReplaced_namesTheFile() throws IOException {
    Path blocker = Files.createDirectory(file().resolveSibling(file().getFileName() + ".tmp"));
    Files.createFile(blocker.resolve("x"));
    assertThatThrownBy(() -> store.compareAndSet(KEY, null, full(1)))
        .isInstanceOf(TokenStoreException.class)
        .hasMessageContaining("cannot write the token file " + file());
  }

  @Test
  void everything_noPermission_namesTheFileAndSaysSo() throws IOException {
    store.compareAndSet(KEY, null, full(1));
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("---------"));
    assumeThat(Files.isReadable(file())).as("an administrator may read all").isFalse();
    assertThatThrownBy(() -> store.load(KEY))
        .isInstanceOf(TokenStoreException.class)
        .hasMessageEndingWith(file() + ": access denied");
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-------"));
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("r-xr-xr-x"));
    assertThatThrownBy(() -> store.compareAndSet(KEY, full(1), full(2)))
        .isInstanceOf(TokenStoreException.class)
        .hasMessageContaining(directory.toString())
        .hasMessageEndingWith("access denied");
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void compareAndSet_tokensOfAnotherLocation_isRefused() {
    assertThatThrownBy(
            () ->
                store.compareAndSet(
                    KEY, null, full(1).toNext().version(1).locationId("loc2").build()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(file()).doesNotExist();
  }
}
