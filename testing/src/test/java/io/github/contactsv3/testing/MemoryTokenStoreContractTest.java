package io.github.contactsv3.testing;

import io.github.contactsv3.auth.TokenStores;
import io.github.contactsv3.auth.spi.TokenStore;

class MemoryTokenStoreContractTest extends TokenStoreContract {
  @Override
  protected TokenStore store() {
    return TokenStores.inMemory();
  }

  @Override
  protected boolean isShared() {
    return false;
  }
}
