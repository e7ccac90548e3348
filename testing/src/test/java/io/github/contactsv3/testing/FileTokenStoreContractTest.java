package io.github.contactsv3.testing;

import io.github.contactsv3.auth.TokenStores;
import io.github.contactsv3.auth.spi.TokenStore;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

// region contract
class FileTokenStoreContractTest extends TokenStoreContract {
  @TempDir private Path directory;

  @Override
  protected TokenStore store() {
    return TokenStores.file(directory);
  }

  @Override
  protected boolean leasesEndByTime() {
    return false;
  }
}
// endregion
