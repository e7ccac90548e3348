package io.github.contactsv3.auth.internal;

import static io.github.contactsv3.auth.internal.Fixture.AT;
import static io.github.contactsv3.auth.internal.Fixture.KEY;
import static io.github.contactsv3.auth.internal.Fixture.MINUTE;
import static io.github.contactsv3.auth.internal.Fixture.full;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.contactsv3.auth.TokenStores;
import io.github.contactsv3.auth.spi.StoredToken;
import io.github.contactsv3.auth.spi.TokenKey;
import io.github.contactsv3.auth.spi.TokenStore;
import io.github.contactsv3.core.spi.Clock;
import io.github.contactsv3.errors.TokenStoreException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileTokenStoreTest {
  @TempDir Path temp;

  private TokenStore store() {
    return TokenStores.file(temp.resolve("deep/tokens"));
  }

  private Path file() throws IOException {
    try (Stream<Path> files = Files.list(temp.resolve("deep/tokens"))) {
      return files.filter(f -> f.toString().endsWith(".json")).findAny().orElseThrow();
    }
  }

  private TokenStore stored() {
    TokenStore store = store();
    store.compareAndSet(KEY, null, full(1));
    return store;
  }

  private static Deadline deadline(Duration time) {
    return Deadline.of(Fixture.request("loc1", time), Clock.system());
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void compareAndSet_newFile_isItsOwnersOnlyAndNamedWithoutSecrets() throws IOException {
    stored();
    assertThat(mode(file())).isEqualTo("rw-------");
    assertThat(mode(temp.resolve("deep/tokens"))).isEqualTo("rwx------");
    assertThat(file().getFileName().toString()).matches("location-loc1-[0-9a-f]{12}\\.json");
    try (Stream<Path> files = Files.list(temp.resolve("deep/tokens"))) {
      for (Path path : files.toList()) {
        assertThat(mode(path)).isEqualTo("rw-------");
      }
    }
  }

  @Test
  void compareAndSet_fileReadableByAll_isNotAnyMore() throws IOException {
    TokenStore store = stored();
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r--r--"));
    store.compareAndSet(KEY, full(1), full(2));
    assertThat(mode(file())).isEqualTo("rw-------");
  }

  @Test
  void compareAndSet_unknownProperties_areKept() throws IOException {
    TokenStore store = stored();
    String json = Files.readString(file());
    Files.writeString(file(), json.replaceFirst("\\{", "{\"later\" : {\"a\" : [1.50]},"));
    StoredToken next = Fixture.pair(2, AT).version(2).build();
    assertThat(store.compareAndSet(KEY, full(1), next)).isTrue();
    assertThat(Files.readString(file())).contains("later").contains("1.5").contains("R2");
    assertThat(Files.readString(file())).doesNotContain("R1").contains("\"app-1\"");
    assertThat(store.load(KEY)).contains(next);
  }

  @Test
  void load_leftoverOfACrash_isIgnoredAndCleanedWithTheNextWrite() throws IOException {
    TokenStore store = stored();
    Path leftover = file().resolveSibling(file().getFileName() + ".tmp");
    Files.writeString(leftover, "{\"accessToken\": \"half");
    assertThat(store.load(KEY)).contains(full(1));
    assertThat(store.compareAndSet(KEY, full(1), full(2))).isTrue();
    assertThat(leftover).doesNotExist();
    Files.writeString(leftover, "x");
    store.remove(KEY);
    assertThat(leftover).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          `` | no JSON object
          null | no JSON object
          [] | no JSON object
          {"accessToken":"CANARY | broken JSON
          {"format":1}x | broken JSON
          {} | format is missing
          {"format":null} | format is missing
          {"format":"1"} | format is not an integer
          {"format":"2"} | format is not an integer
          {"format":1.5} | format is not an integer
          {"format":true} | format is not an integer
          {"format":0} | format is not 1
          {"format":-1} | format is not 1
          {"format":1} | version is missing
          {"format":1,"version":"1"} | version is not an integer
          {"format":1,"version":1.0} | version is not an integer
          {"format":1,"version":9223372036854775808} | version is too large
          {"format":1,"version":-1,"accessToken":"CANARY","issuedAt":"2026-11-22T10:00:00Z","expiresAt":"2026-11-23T10:00:00Z"} | version is -1
          {"format":1,"version":1,"accessToken":"CANARY","scopes":"CANARY","issuedAt":"2026-11-22T10:00:00Z","expiresAt":"2026-11-23T10:00:00Z"} | scopes is not a list of texts
          {"format":1,"version":1,"accessToken":"CANARY","scopes":[1],"issuedAt":"2026-11-22T10:00:00Z","expiresAt":"2026-11-23T10:00:00Z"} | scopes is not a list of texts
          {"format":1,"version":1,"accessToken":"CANARY","authorizedAt":1,"issuedAt":"2026-11-22T10:00:00Z","expiresAt":"2026-11-23T10:00:00Z"} | authorizedAt is not a text
          {"format":1,"version":1,"accessToken":"CANARY","clientId":7,"issuedAt":"2026-11-22T10:00:00Z","expiresAt":"2026-11-23T10:00:00Z"} | clientId is not a text
          {"format":1,"version":1} | accessToken is missing
          {"format":1,"version":1,"accessToken":["CANARY"]} | accessToken is not a text
          {"format":1,"version":1,"accessToken":"CANARY"} | issuedAt is missing
          {"format":1,"version":1,"accessToken":"CANARY","issuedAt":"CANARY"} | issuedAt is no date
          {"format":1,"version":1,"accessToken":"CANARY","issuedAt":"2026-11-22T10:00:00Z"} | expiresAt is missing
          {"format":1,"version":1,"accessToken":"CANARY X","issuedAt":"2026-11-22T10:00:00Z","expiresAt":"2026-11-23T10:00:00Z"} | accessToken has a space
          {"format":1,"version":1,"accessToken":"CANARY","issuedAt":"2026-11-22T10:00:00Z","expiresAt":"2026-11-22T10:00:00Z"} | expiresAt is not after
          {"format":1,"version":0,"accessToken":"CANARY","issuedAt":"2026-11-22T10:00:00Z","expiresAt":"2026-11-23T10:00:00Z"} | version is 0
          {"format":1,"version":1,"accessToken":"A","refreshToken":"\\n","issuedAt":"2026-11-22T10:00:00Z","expiresAt":"2026-11-23T10:00:00Z"} | refreshToken is blank
          """)
  void load_damagedFile_isAnErrorThatNamesItAndItIsNeverReplaced(String content, String problem)
      throws IOException {
    TokenStore store = stored();
    Files.writeString(file(), content);
    for (int i = 0; i < 2; i++) {
      boolean load = i == 0;
      assertThatThrownBy(
              () -> {
                if (load) {
                  store.load(KEY);
                } else {
                  store.compareAndSet(KEY, full(1), full(2));
                }
              })
          .isInstanceOf(TokenStoreException.class)
          .hasNoCause()
          .hasMessageContaining(file().toString())
          .hasMessageContaining(problem)
          .hasMessageContaining("authorize the app again")
          .hasMessageNotContaining("CANARY");
    }
    assertThat(Files.readString(file())).isEqualTo(content);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "3", "2147483648", "123456789012345678901234567890"})
  void load_fileOfANewerVersion_asksToUpdateTheLibraryAndKeepsIt(String format) throws IOException {
    TokenStore store = stored();
    String content = "{\"format\":" + format + ",\"tokens\":\"CANARY\"}";
    Files.writeString(file(), content);
    assertThatThrownBy(() -> store.load(KEY))
        .isInstanceOf(TokenStoreException.class)
        .hasMessageContaining(file().toString())
        .hasMessageContaining("written by a newer version of this library")
        .hasMessageNotContainingAny("damaged", "authorize", "CANARY");
    assertThatThrownBy(() -> store.compareAndSet(KEY, full(1), full(2)))
        .isInstanceOf(TokenStoreException.class);
    assertThat(Files.readString(file())).isEqualTo(content);
  }

  @Test
  void load_fileOfAnotherKey_isRefusedAndNeverReplaced() throws IOException {
    TokenStore store = stored();
    byte[] own = Files.readAllBytes(file());
    StoredToken anonymous = Fixture.pair(1, AT).build();
    List<TokenKey> others =
        List.of(
            TokenKey.location("app-2", "loc1"),
            TokenKey.location("app-1", "loc2"),
            TokenKey.company("app-1", "loc1"),
            TokenKey.agencyLocation("app-1", "loc1"));
    for (TokenKey other : others) {
      Path directory = temp.resolve("other-" + others.indexOf(other));
      TokenStore otherStore = TokenStores.file(directory);
      otherStore.compareAndSet(other, null, anonymous);
      try (Stream<Path> files = Files.list(directory)) {
        Path foreign = files.filter(f -> f.toString().endsWith(".json")).findAny().orElseThrow();
        Files.copy(foreign, file(), StandardCopyOption.REPLACE_EXISTING);
      }
      byte[] content = Files.readAllBytes(file());
      assertThatThrownBy(() -> store.load(KEY))
          .isInstanceOf(TokenStoreException.class)
          .hasMessageContaining(file().toString())
          .hasMessageContaining("of another app, location or agency")
          .hasMessageNotContaining("damaged");
      assertThatThrownBy(() -> store.compareAndSet(KEY, anonymous, full(2)))
          .isInstanceOf(TokenStoreException.class);
      assertThat(Files.readAllBytes(file())).isEqualTo(content);
    }
    Files.write(file(), own);
    assertThat(store.load(KEY)).contains(full(1));
  }

  @Test
  void load_fileOfAnEarlierVersion_isReadWithWhatItNames() throws IOException {
    TokenStore store = stored();
    String json = Files.readString(file()).replaceAll("\\s*\"(type|id)\" : \"[^\"]*\",", "");
    Files.writeString(file(), json);
    assertThat(json).doesNotContain("\"id\"");
    assertThat(store.load(KEY)).contains(full(1));
    Files.writeString(file(), json.replace("\"loc1\"", "\"loc2\""));
    assertThatThrownBy(() -> store.load(KEY)).isInstanceOf(TokenStoreException.class);
    Files.writeString(file(), json.replace("\"app-1\"", "\"app-2\""));
    assertThatThrownBy(() -> store.load(KEY)).isInstanceOf(TokenStoreException.class);
  }

  @Test
  void load_fileFarLargerThanTokensAre_isAnError() throws IOException {
    TokenStore store = stored();
    Files.write(file(), new byte[(1 << 20) + 1]);
    assertThatThrownBy(() -> store.load(KEY))
        .isInstanceOf(TokenStoreException.class)
        .hasMessageContaining(file().toString())
        .hasMessageContaining("larger than");
  }

  @Test
  void everything_directoryIsAFile_isTyped() throws IOException {
    Path notADirectory = Files.writeString(temp.resolve("file"), "x");
    TokenStore store = TokenStores.file(notADirectory);
    assertThatThrownBy(() -> store.compareAndSet(KEY, null, full(1)))
        .isInstanceOf(TokenStoreException.class)
        .hasMessageContaining(notADirectory.toString());
    assertThatThrownBy(() -> store.load(KEY))
        .isInstanceOf(TokenStoreException.class)
        .hasMessageContaining("cannot read the token file");
    assertThat(store).hasToString("FileTokenStore{" + notADirectory + "}");
  }

  @Test
  void file_idsThatLookAlike_haveFilesOfTheirOwn() {
    TokenStore store = store();
    List<TokenKey> keys =
        List.of(
            TokenKey.location("app", "../a"),
            TokenKey.location("app", "...a"),
            TokenKey.location("app2", "../a"),
            TokenKey.company("app", "../a"));
    for (int i = 0; i < keys.size(); i++) {
      assertThat(store.compareAndSet(keys.get(i), null, Fixture.pair(i, AT).build())).isTrue();
    }
    for (int i = 0; i < keys.size(); i++) {
      assertThat(store.load(keys.get(i)).orElseThrow().accessToken()).isEqualTo("A" + i);
    }
    assertThat(temp.resolve("deep")).isDirectoryNotContaining("regex:.*json");
  }

  @Test
  void tryLease_twoStoresOfOneDirectory_excludeEachOther() {
    var lease = store().tryLease(KEY, Fixture.MINUTE).orElseThrow();
    assertThat(store().tryLease(KEY, Fixture.MINUTE)).isEmpty();
    lease.close();
    store().tryLease(KEY, Fixture.MINUTE).orElseThrow().close();
  }

  @Test
  void listen_changeThroughAnotherStoreOfTheDirectory_isHeard() {
    TokenStore store = stored();
    List<String> heard = new ArrayList<>();
    Runnable stop = store.listen((key, token) -> heard.add(key.id() + " " + (token != null)));
    TokenStores.file(temp.resolve("deep/../deep/tokens")).compareAndSet(KEY, full(1), full(2));
    store().remove(KEY);
    TokenStores.file(temp.resolve("other")).remove(KEY);
    assertThat(heard).containsExactly("loc1 true", "loc1 false");
    stop.run();
    store().remove(KEY);
    assertThat(heard).hasSize(2);
  }

  @Test
  void tryLease_sameDirectoryByAnotherName_excludeEachOther() throws IOException {
    TokenStore store = stored();
    Path link = Files.createSymbolicLink(temp.resolve("link"), temp.resolve("deep/tokens"));
    TokenStore other = TokenStores.file(link);
    var lease = store.tryLease(KEY, Fixture.MINUTE).orElseThrow();
    assertThat(other.tryLease(KEY, Fixture.MINUTE)).isEmpty();
    assertThat(other.compareAndSet(KEY, full(1), full(2))).isTrue();
    assertThat(store.load(KEY)).contains(full(2));
    lease.close();
  }

  @Test
  void compareAndSet_threadIsInterrupted_storesAllTheSameAndKeepsTheFlag() {
    RedactingTokenStore store = Fixture.redacting(store());
    Thread.currentThread().interrupt();
    boolean stored = store.compareAndSet(deadline(MINUTE), null, full(1));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(stored).isTrue();
    assertThat(store().load(KEY)).contains(full(1));
  }

  @Test
  void compareAndSet_crashBeforeRename_keepsTheOldPair() {
    stored();
    TokenStore crashing =
        new FileTokenStore(
            temp.resolve("deep/tokens"),
            () -> {
              throw new IllegalStateException("crash");
            },
            FileChannel::tryLock);
    assertThatThrownBy(() -> crashing.compareAndSet(KEY, full(1), full(2)))
        .isInstanceOf(IllegalStateException.class);
    assertThat(store().load(KEY)).contains(full(1));
    assertThat(store().compareAndSet(KEY, full(1), full(2))).as("lock given back").isTrue();
  }
}
