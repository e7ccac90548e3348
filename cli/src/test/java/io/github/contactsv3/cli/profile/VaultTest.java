package io.github.contactsv3.cli.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.contactsv3.cli.UsageException;
import io.github.contactsv3.errors.TokenStoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultTest {
  @TempDir private Path home;

  @Test
  void keep_aSecret_isEncryptedAndForItsOwnerOnly() throws IOException {
    vault(null, "").keep("private-integration", "work", "pit-very-secret");

    assertThat(vault(null, "").secret("private-integration", "work")).contains("pit-very-secret");
    assertThat(vault(null, "").secret("private-integration", "other")).isEmpty();
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
            .doesNotContain("very-secret");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .as(file.toString())
            .isEqualTo("rw-------");
      }
    }
  }

  @Test
  void keep_again_replacesTheSecret() {
    vault(null, "").keep("private-integration", "work", "one");
    vault(null, "").keep("private-integration", "work", "two");

    assertThat(vault(null, "").secret("private-integration", "work")).contains("two");
  }

  @Test
  void key_thatOthersMayRead_isRefused() throws IOException {
    vault(null, "").keep("private-integration", "work", "one");
    Files.setPosixFilePermissions(
        home.resolve("key"), PosixFilePermissions.fromString("rw-r--r--"));

    assertThatThrownBy(() -> vault(null, "").secret("private-integration", "work"))
        .isInstanceOf(UsageException.class)
        .hasMessage("others may read " + home.resolve("key") + ": run chmod 600 on it");
  }

  @Test
  void key_ofAVariable_leavesNoKeyFile() {
    String key = Base64.getEncoder().encodeToString(new byte[32]);
    vault(key, "").keep("private-integration", "work", "one");

    assertThat(home.resolve("key")).doesNotExist();
    assertThat(vault(key, "").secret("private-integration", "work")).contains("one");
  }

  @Test
  void key_ofAVariableThatIsNone_isNamedAndNotQuoted() {
    assertThatThrownBy(() -> vault("c2VjcmV0", "").tokens())
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith(
            "CONTACTS_KEY does not hold 32 bytes in Base64, as openssl rand -base64 32 prints them");
  }

  @Test
  void passphrase_ofAnother_decryptsNothing() {
    Vault vault = vault(null, "correct horse");
    vault.usePassphrase();
    vault.keep("private-integration", "work", "one");

    assertThat(vault(null, "correct horse").secret("private-integration", "work")).contains("one");
    assertThatThrownBy(() -> vault(null, "wrong").secret("private-integration", "work"))
        .isInstanceOf(UsageException.class)
        .hasMessage("the passphrase is not the one that protects the tokens: try again");
    assertThatThrownBy(() -> vault(null, "wrong").keep("private-integration", "other", "two"))
        .isInstanceOf(UsageException.class);
    assertThat(home.resolve("key")).doesNotExist();
  }

  @Test
  void key_ofAnotherVariable_isSaidToBeWrong() {
    String key = Base64.getEncoder().encodeToString(new byte[32]);
    vault(key, "").keep("private-integration", "work", "one");
    byte[] other = new byte[32];
    other[0] = 1;

    assertThatThrownBy(
            () ->
                vault(Base64.getEncoder().encodeToString(other), "")
                    .secret("private-integration", "work"))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("CONTACTS_KEY is not the key with which the tokens were");
  }

  @Test
  void keep_whereASecretIsDamaged_replacesIt() throws IOException {
    vault(null, "").keep("private-integration", "work", "one");
    try (Stream<Path> files = Files.list(home.resolve("tokens"))) {
      for (Path file :
          files.filter(file -> file.toString().matches(".*location-work.*json")).toList()) {
        Files.writeString(file, Files.readString(file).substring(0, 100));
      }
    }
    assertThatThrownBy(() -> vault(null, "").secret("private-integration", "work"))
        .isInstanceOf(TokenStoreException.class);

    vault(null, "").keep("private-integration", "work", "two");

    assertThat(vault(null, "").secret("private-integration", "work")).contains("two");
  }

  @Test
  void withdraw_aKeyWithWhichNothingIsKept_leavesNone() {
    Vault vault = vault(null, "");
    vault.tokens();
    vault.withdraw();
    assertThat(home.resolve("key")).doesNotExist();

    Vault other = vault(null, "");
    other.keep("private-integration", "work", "one");
    other.withdraw();
    assertThat(home.resolve("key")).exists();
    other.forget("private-integration", "work");
    other.usePassphrase();
    assertThat(home.resolve("key")).doesNotExist();
    assertThat(home.resolve("passphrase-salt")).exists();
  }

  @Test
  void clear_aVault_removesKeyAndTokens() throws IOException {
    Vault vault = vault(null, "");
    vault.keep("private-integration", "work", "one");

    vault.clear();

    assertThat(home.resolve("key")).doesNotExist();
    try (Stream<Path> tokens = Files.list(home.resolve("tokens"))) {
      assertThat(tokens).isEmpty();
    }
  }

  private Vault vault(@Nullable String variable, String passphrase) {
    return new Vault(
        new Folders(home, home.resolve("tokens")), variable, () -> passphrase, () -> passphrase);
  }
}
