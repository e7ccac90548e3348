package io.github.contactsv3.cli.profile;

import io.github.contactsv3.auth.EncryptionKeys;
import io.github.contactsv3.auth.TokenStores;
import io.github.contactsv3.auth.spi.StoredToken;
import io.github.contactsv3.auth.spi.TokenKey;
import io.github.contactsv3.auth.spi.TokenStore;
import io.github.contactsv3.cli.UsageException;
import io.github.contactsv3.errors.TokenStoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The secrets of a user: an encrypted token store, and private tokens and client secrets in it as
 * tokens that do not expire. The key is a variable, a passphrase, or a file apart from the tokens.
 */
public final class Vault {
  private static final String KEY_ID = "cli";
  private static final int KEY_BYTES = 32;
  private static final int ITERATIONS = 600_000;
  private static final TokenKey CHECK = TokenKey.company("keycheck", "keycheck");
  private static final Instant NEVER = Instant.parse("2999-01-01T00:00:00Z");

  private final Folders folders;
  private final @Nullable String variable;
  private final Supplier<String> passphrase;
  private final Supplier<String> newPassphrase;

  /** Whether this object has made the key. */
  private boolean begun;

  /** Whether the passphrase is one that nobody has typed yet. */
  private boolean fresh;

  private @Nullable TokenStore store;

  /**
   * Creates a vault; nothing is read before it is needed.
   *
   * @param folders where the key and the tokens are
   * @param variable the value of {@code CONTACTS_KEY}: 32 bytes in Base64; null if it is not set
   * @param passphrase asks for the passphrase, if the vault has one
   * @param newPassphrase asks for one that nobody has typed yet
   */
  public Vault(
      Folders folders,
      @Nullable String variable,
      Supplier<String> passphrase,
      Supplier<String> newPassphrase) {
    this.folders = folders;
    this.variable = variable;
    this.passphrase = passphrase;
    this.newPassphrase = newPassphrase;
  }

  /**
   * Returns the store of OAuth tokens.
   *
   * @return the store, encrypted
   * @throws UsageException if the key is missing or wrong
   */
  public TokenStore tokens() {
    TokenStore opened = store;
    if (opened == null) {
      opened = TokenStores.encrypted(files(), key());
      requireRightKey(opened);
      store = opened;
    }
    return opened;
  }

  /** The first use of a key leaves a text by which later ones show that they have the same. */
  private void requireRightKey(TokenStore opened) {
    try {
      if (opened.load(CHECK).isEmpty() && !hasTokens()) {
        opened.compareAndSet(
            CHECK, null, token(StoredToken.builder().companyId(CHECK.id()), "check"));
        begun = true;
      }
    } catch (TokenStoreException e) {
      // Throws itself, if it can't be read at all.
      files().load(CHECK);
      throw UsageException.signIn(
          variable != null
              ? "CONTACTS_KEY is not the key with which the tokens were encrypted: set that one, or\n"
                  + "  unset it if they have a key of their own"
              : isPassphrase()
                  ? "the passphrase is not the one that protects the tokens: try again"
                  : keyFile()
                      + " is not the key with which the tokens were encrypted: put that one back,\n"
                      + "  or run contacts logout --all and sign in again");
    }
  }

  /**
   * Reads a secret.
   *
   * @param kind such as {@code private-integration}
   * @param profile the name of the profile
   * @return the secret; empty if there is none
   */
  public Optional<String> secret(String kind, String profile) {
    return tokens().load(TokenKey.location(kind, profile)).map(StoredToken::accessToken);
  }

  /**
   * Keeps a secret, in place of an earlier one.
   *
   * @param kind such as {@code private-integration}
   * @param profile the name of the profile
   * @param secret the secret
   */
  public void keep(String kind, String profile, String secret) {
    TokenKey key = TokenKey.location(kind, profile);
    StoredToken before;
    try {
      before = tokens().load(key).orElse(null);
    } catch (TokenStoreException e) {
      // The key is the right one, so this text is damaged.
      tokens().remove(key);
      before = null;
    }
    tokens().compareAndSet(key, before, token(StoredToken.builder().locationId(profile), secret));
  }

  private static StoredToken token(StoredToken.Builder owner, String secret) {
    return owner.accessToken(secret).issuedAt(Instant.EPOCH).expiresAt(NEVER).build();
  }

  /** The store without encryption, for what needs no key. */
  private TokenStore files() {
    return TokenStores.file(folders.tokens());
  }

  /**
   * Removes a secret, if there is one.
   *
   * @param kind such as {@code private-integration}
   * @param profile the name of the profile
   */
  public void forget(String kind, String profile) {
    remove(TokenKey.location(kind, profile));
  }

  /**
   * Removes tokens, for which no key is needed.
   *
   * @param key whose they are
   */
  public void remove(TokenKey key) {
    files().remove(key);
  }

  /**
   * Makes a passphrase the key. To be called before anything is kept.
   *
   * @throws UsageException if the vault already has a key
   */
  public void usePassphrase() {
    if (variable != null || (Files.exists(keyFile()) && hasTokens())) {
      throw new UsageException(
          "a passphrase is for all profiles, and they have a key already: contacts logout --all"
              + " removes it with all tokens");
    }
    if (!isPassphrase()) {
      requireNoTokens(saltFile());
      clear();
      PrivateFiles.write(saltFile(), Base64.getEncoder().encode(random(KEY_BYTES)));
      begun = true;
      fresh = true;
    }
  }

  /**
   * Returns whether a passphrase is asked for.
   *
   * @return false if the key is a variable or in a file
   */
  public boolean isPassphrase() {
    return variable == null && Files.exists(saltFile());
  }

  /** Takes back a key that this object has made, if nothing is kept with it. */
  public void withdraw() {
    if (begun && !hasTokens()) {
      store = null;
      clear();
    }
  }

  private boolean hasTokens() {
    try (Stream<Path> files = Files.list(folders.tokens())) {
      // Locks stay behind.
      return files
          .map(file -> file.getFileName().toString())
          .anyMatch(name -> name.endsWith(".json") && !name.startsWith("company-" + CHECK.id()));
    } catch (IOException e) {
      return false;
    }
  }

  /** A new key would not read what another one has encrypted. */
  private void requireNoTokens(Path key) {
    if (hasTokens()) {
      throw new UsageException(
          key
              + " is missing, and the tokens can't be read without it: put it back, set"
              + " CONTACTS_KEY if that was their key,\n  or run contacts logout --all and sign in"
              + " again");
    }
  }

  /** Removes the key and all tokens. */
  public void clear() {
    try {
      Files.deleteIfExists(keyFile());
      Files.deleteIfExists(saltFile());
      if (Files.isDirectory(folders.tokens())) {
        try (var files = Files.list(folders.tokens())) {
          for (Path file : files.toList()) {
            Files.delete(file);
          }
        }
      }
    } catch (IOException e) {
      throw new UsageException("not everything could be removed: " + PrivateFiles.reason(e));
    }
  }

  private EncryptionKeys key() {
    if (variable != null) {
      return EncryptionKeys.of(KEY_ID, new SecretKeySpec(decoded(variable, "CONTACTS_KEY"), "AES"));
    }
    try {
      if (isPassphrase()) {
        return EncryptionKeys.of(KEY_ID, derived(Files.readString(saltFile()).strip()));
      }
      Path file = keyFile();
      if (!Files.exists(file)) {
        requireNoTokens(file);
        begun = true;
        PrivateFiles.write(file, Base64.getEncoder().encode(random(KEY_BYTES)));
      }
      PrivateFiles.requirePrivate(file);
      byte[] key = decoded(Files.readString(file).strip(), file.toString());
      return EncryptionKeys.of(KEY_ID, new SecretKeySpec(key, "AES"));
    } catch (NoSuchFileException e) {
      throw new UsageException(e.getFile() + " is missing: sign in again with contacts login");
    } catch (IOException e) {
      throw new UsageException("the key can't be read: " + PrivateFiles.reason(e));
    }
  }

  private SecretKeySpec derived(String salt) {
    char[] typed = (fresh ? newPassphrase : passphrase).get().toCharArray();
    if (typed.length == 0) {
      throw new UsageException(
          "there is no passphrase: type it, or give it on standard input; contacts logout --all"
              + " removes what it protects");
    }
    try {
      byte[] key =
          SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
              .generateSecret(
                  new PBEKeySpec(
                      typed, decoded(salt, saltFile().toString()), ITERATIONS, KEY_BYTES * 8))
              .getEncoded();
      return new SecretKeySpec(key, "AES");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] decoded(String text, String where) {
    try {
      byte[] key = Base64.getDecoder().decode(text.getBytes(StandardCharsets.US_ASCII));
      if (key.length == KEY_BYTES) {
        return key;
      }
    } catch (IllegalArgumentException e) {
      // Its message would quote the key.
    }
    throw new UsageException(
        where
            + " does not hold 32 bytes in Base64, as openssl rand -base64 32 prints them; tokens"
            + " need the key that\n  encrypted them: put that one back, or run contacts logout --all"
            + " and sign in again");
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }

  private Path keyFile() {
    return folders.settings().resolve("key");
  }

  private Path saltFile() {
    return folders.settings().resolve("passphrase-salt");
  }
}
