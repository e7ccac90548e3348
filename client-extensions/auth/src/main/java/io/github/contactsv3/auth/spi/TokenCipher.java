package io.github.contactsv3.auth.spi;

import java.security.GeneralSecurityException;

/**
 * Encrypts and decrypts tokens for a store; {@link io.github.contactsv3.auth.EncryptionKeys} does
 * it with keys in memory, an implementation of your own asks a key management service. Thread-safe.
 *
 * <p>Bound every wait by a timeout, as a {@link TokenStore} does: the client can't end a call that
 * is inside of the cipher. An exception fails the call and loses nothing; its message must not show
 * tokens or keys.
 */
public interface TokenCipher {
  /**
   * Encrypts a token.
   *
   * @param token the token
   * @param context data to authenticate with it, not secret: which key of the store the token
   *     belongs to
   * @return the encrypted token, with all that {@link #decrypt} needs, such as the key's id
   * @throws GeneralSecurityException if it can't be encrypted
   */
  byte[] encrypt(byte[] token, byte[] context) throws GeneralSecurityException;

  /**
   * Decrypts a token.
   *
   * @param encrypted what {@link #encrypt} returned
   * @param context the same data as then
   * @return the token
   * @throws GeneralSecurityException if the key is unknown, or what was encrypted or the context
   *     has changed; the message says which and what to do
   */
  byte[] decrypt(byte[] encrypted, byte[] context) throws GeneralSecurityException;
}
