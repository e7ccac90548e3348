package io.github.contactsv3.auth.internal;

import io.github.contactsv3.auth.spi.Lease;
import io.github.contactsv3.auth.spi.StoredToken;
import io.github.contactsv3.auth.spi.TokenCipher;
import io.github.contactsv3.auth.spi.TokenKey;
import io.github.contactsv3.auth.spi.TokenStore;
import io.github.contactsv3.errors.TokenStoreException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Encrypts the tokens of another store, which sees all else as it is. */
public final class EncryptedTokenStore implements TokenStore {
  /** Starts each encrypted token, with the version of the format. No token has a colon. */
  private static final String PREFIX = "encrypted:1:";

  private final TokenStore store;
  private final TokenCipher cipher;
  private final boolean acceptsPlainText;

  /**
   * Creates a store.
   *
   * @param store holds the encrypted tokens
   * @param cipher encrypts them
   * @param acceptsPlainText whether tokens that are not encrypted are read as they are
   */
  public EncryptedTokenStore(TokenStore store, TokenCipher cipher, boolean acceptsPlainText) {
    this.store = Objects.requireNonNull(store, "store");
    this.cipher = Objects.requireNonNull(cipher, "cipher");
    this.acceptsPlainText = acceptsPlainText;
  }

  @Override
  public Optional<StoredToken> load(TokenKey key) {
    return store.load(key).map(token -> decrypted(key, token));
  }

  @Override
  public boolean compareAndSet(TokenKey key, @Nullable StoredToken expected, StoredToken next) {
    // Stores compare versions only.
    return store.compareAndSet(key, expected, encrypted(key, next));
  }

  @Override
  public void remove(TokenKey key) {
    store.remove(key);
  }

  @Override
  public Optional<Lease> tryLease(TokenKey key, Duration time) {
    return store.tryLease(key, time);
  }

  /** What can't be decrypted is not announced: the client finds out when it loads it. */
  @Override
  public Runnable listen(Listener listener) {
    return store.listen(
        (key, token) -> listener.changed(key, token == null ? null : decrypted(key, token)));
  }

  private StoredToken encrypted(TokenKey key, StoredToken token) {
    return with(
        token,
        encrypted(key, "accessToken", token.accessToken()),
        token.refreshToken().map(text -> encrypted(key, "refreshToken", text)).orElse(null));
  }

  private StoredToken decrypted(TokenKey key, StoredToken token) {
    return with(
        token,
        decrypted(key, "accessToken", token.accessToken()),
        token.refreshToken().map(text -> decrypted(key, "refreshToken", text)).orElse(null));
  }

  private static StoredToken with(StoredToken token, String access, @Nullable String refresh) {
    return token
        .toNext()
        .version(token.version())
        .accessToken(access)
        .refreshToken(refresh)
        .build();
  }

  private String encrypted(TokenKey key, String property, String token) {
    try {
      byte[] bytes =
          cipher.encrypt(token.getBytes(StandardCharsets.US_ASCII), context(key, property));
      return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    } catch (GeneralSecurityException e) {
      throw failure("encrypt", key, e);
    }
  }

  private String decrypted(TokenKey key, String property, String stored) {
    if (!stored.startsWith(PREFIX)) {
      return plainText(key, stored);
    }
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(stored.substring(PREFIX.length()));
      return new String(cipher.decrypt(bytes, context(key, property)), StandardCharsets.US_ASCII);
    } catch (IllegalArgumentException e) {
      throw failure(
          "decrypt",
          key,
          new GeneralSecurityException("the stored text is cut off or was changed"));
    } catch (GeneralSecurityException e) {
      throw failure("decrypt", key, e);
    }
  }

  private String plainText(TokenKey key, String stored) {
    if (acceptsPlainText) {
      return stored;
    }
    throw new TokenStoreException(
        "the stored tokens of "
            + GrantErrors.name(key)
            + " are not encrypted: read them with TokenStores.encryptedAcceptingPlainText until"
            + " they have been refreshed, or authorize the app again",
        null);
  }

  /** Binds a token to its row and its column: one that is copied elsewhere can't be decrypted. */
  private static byte[] context(TokenKey key, String property) {
    return String.join("\n", key.clientId(), key.type().name(), key.id(), property)
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static TokenStoreException failure(
      String what, TokenKey key, GeneralSecurityException e) {
    return new TokenStoreException(
        "cannot " + what + " the tokens of " + GrantErrors.name(key) + ": " + e.getMessage(), e);
  }

  @Override
  public String toString() {
    return "EncryptedTokenStore{" + store + "}";
  }
}
