package io.github.contactsv3.spring.boot.internal.settings;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The encryption of the tokens in a store. Its text shows no key.
 *
 * @param keyId name of the key, stored with each token
 * @param key 32 bytes in Base64
 * @param previousKeys keys that only decrypt, by their names
 * @param acceptPlainText whether tokens from before the encryption are read
 */
public record EncryptionSettings(
    @Nullable String keyId,
    @Nullable String key,
    @DefaultValue Map<String, String> previousKeys,
    boolean acceptPlainText) {

  /**
   * Returns whether anything asks for encryption.
   *
   * @return true if one of the keys or names is set
   */
  public boolean isSet() {
    return keyId != null || key != null || !previousKeys.isEmpty() || acceptPlainText;
  }

  @Override
  public String toString() {
    return "EncryptionSettings[keyId=" + keyId + ", previousKeys=" + previousKeys.keySet() + "]";
  }
}
