package io.github.contactsv3.testing;

import io.github.contactsv3.auth.EncryptionKeys;
import io.github.contactsv3.auth.TokenStores;
import io.github.contactsv3.auth.spi.TokenStore;
import java.util.Base64;

class EncryptedTokenStoreContractTest extends TokenStoreContract {
  private final TokenStore inner = TokenStores.inMemory();

  @Override
  protected TokenStore store() {
    String key = Base64.getEncoder().encodeToString(new byte[32]);
    return TokenStores.encrypted(inner, EncryptionKeys.ofBase64("test", key));
  }
}
