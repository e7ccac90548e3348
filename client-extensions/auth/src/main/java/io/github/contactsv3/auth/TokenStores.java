package io.github.contactsv3.auth;

import io.github.contactsv3.auth.internal.EncryptedTokenStore;
import io.github.contactsv3.auth.internal.FileTokenStore;
import io.github.contactsv3.auth.internal.MemoryTokenStore;
import io.github.contactsv3.auth.spi.TokenCipher;
import io.github.contactsv3.auth.spi.TokenStore;
import java.nio.file.Path;

/** The stores that come with the library. */
public final class TokenStores {
  private TokenStores() {}

  /**
   * Returns a store that ends with the process. A refresh token can be used once, so after the
   * first refresh only this store has the valid one: fit for tests and for programs that authorize
   * the app again each time.
   *
   * @return a new, empty store
   */
  public static TokenStore inMemory() {
    return new MemoryTokenStore(System::nanoTime);
  }

  /**
   * Returns a store in a directory of the local file system: a JSON file for each key, with the
   * tokens in plain text, readable by its owner only where the file system knows owners (mode
   * 0600). Any number of processes and stores may share the directory.
   *
   * <p>A file is replaced as a whole, after its bytes are on the disk, so a crash leaves the old
   * tokens or the new ones. If a file is a link, its target is replaced and the link stays; a link
   * to a file that does not exist is an error, because its volume may not be mounted. Properties
   * that this version does not know are kept.
   *
   * <p>A file that is damaged, was written by a newer version of this library, or holds the tokens
   * of another app, location or agency is an error that names it, and is never overwritten. The
   * {@code .lock} files next to it are empty and may stay; files named {@code agency_location-} can
   * be deleted at any time.
   *
   * <p>Processes exclude each other by locks of the file system, which it must support. A call that
   * waits for a lock which another process holds, such as one that is stopped, fails at its timeout
   * with the name of the lock file; a method of the store that is called directly, after 10 s.
   *
   * <p>Listeners receive the changes of all stores of this process on the directory.
   *
   * @param directory the directory; created when it is needed
   * @return a store; its methods throw {@link io.github.contactsv3.errors.TokenStoreException}, and
   *     {@link io.github.contactsv3.errors.CallInterruptedException} if the thread is interrupted
   *     while it waits for a lock
   */
  public static TokenStore file(Path directory) {
    return new FileTokenStore(directory);
  }

  /**
   * Returns a store that encrypts the tokens of another one. Access and refresh tokens are
   * encrypted, bound to their key and property: a row that is copied to another location or app
   * can't be decrypted. Ids, versions, times and scopes stay readable, which stores need.
   *
   * <p>Protects against those who read the store or its backups, not against those who have the
   * keys or the memory of the process.
   *
   * @param store holds the encrypted tokens
   * @param cipher encrypts them: {@link EncryptionKeys}, or one that asks a key management service
   * @return a store; it throws {@link io.github.contactsv3.errors.TokenStoreException} for tokens
   *     that are not encrypted, were changed, or whose key it does not have, and writes nothing
   */
  public static TokenStore encrypted(TokenStore store, TokenCipher cipher) {
    return new EncryptedTokenStore(store, cipher, false);
  }

  /**
   * Returns a store as {@link #encrypted}, which also reads tokens that are not encrypted yet. They
   * are encrypted when they are refreshed next. For the time after encryption was introduced: end
   * all processes that use the store without encryption first, since they can't read what this
   * writes.
   *
   * @param store holds the tokens
   * @param cipher encrypts them
   * @return a store
   */
  public static TokenStore encryptedAcceptingPlainText(TokenStore store, TokenCipher cipher) {
    return new EncryptedTokenStore(store, cipher, true);
  }
}
