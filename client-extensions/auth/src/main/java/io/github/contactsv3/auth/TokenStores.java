package io.github.contactsv3.auth;

import io.github.contactsv3.auth.internal.FileTokenStore;
import io.github.contactsv3.auth.internal.MemoryTokenStore;
import io.github.contactsv3.auth.spi.TokenStore;
import java.nio.file.Path;

/** The stores that come with the library. */
public final class TokenStores {
  private TokenStores() {}

  /**
   * Returns a store that ends with the process. A refresh token can be used once, so after the
   * first refresh only this store has the valid one: fit for tests and for programs that authorise
   * anew each time.
   *
   * @return a new, empty store
   */
  public static TokenStore inMemory() {
    return new MemoryTokenStore(System::nanoTime);
  }

  /**
   * Returns a store in a directory of the local file system: a JSON file for each pair, with the
   * tokens in plain text, readable by its owner only where the file system knows owners (mode
   * 0600). Any number of processes and stores may share the directory.
   *
   * <p>A file is replaced as a whole, after its bytes are on the disk, so a crash leaves the old
   * pair or the new one. A file that can't be read is an error that names it, and is never
   * overwritten: move it away and authorise the app again. Properties in it that this version does
   * not know are kept. The {@code .lock} files beside are empty and may stay.
   *
   * @param directory the directory; made when it is needed
   * @return a store; its methods throw {@link io.github.contactsv3.errors.TokenStoreException}
   */
  public static TokenStore file(Path directory) {
    return new FileTokenStore(directory);
  }
}
