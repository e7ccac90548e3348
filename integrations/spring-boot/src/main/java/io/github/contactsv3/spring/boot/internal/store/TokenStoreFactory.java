package io.github.contactsv3.spring.boot.internal.store;

import io.github.contactsv3.auth.EncryptionKeys;
import io.github.contactsv3.auth.TokenStores;
import io.github.contactsv3.auth.spi.TokenStore;
import io.github.contactsv3.spring.boot.internal.settings.ContactsConfigurationException;
import io.github.contactsv3.spring.boot.internal.settings.ContactsProperties;
import io.github.contactsv3.spring.boot.internal.settings.EncryptionSettings;
import io.github.contactsv3.spring.boot.internal.settings.TokenStoreSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import redis.clients.jedis.UnifiedJedis;

/** Builds the token store of the properties. */
public final class TokenStoreFactory {
  /** The property that chooses the store. */
  static final String TYPE = "contacts.token-store.type";

  private static final String ENCRYPTION = "contacts.token-store.encryption.";

  private final ContactsProperties properties;
  private final ListableBeanFactory beans;

  /**
   * Creates a factory.
   *
   * @param properties the properties
   * @param beans where data source and Redis are found
   */
  public TokenStoreFactory(ContactsProperties properties, ListableBeanFactory beans) {
    this.properties = properties;
    this.beans = beans;
  }

  /**
   * Creates the store.
   *
   * @return the store, encrypted if the properties say so
   * @throws ContactsConfigurationException if a property is missing or wrong
   */
  public TokenStore create() {
    TokenStoreSettings settings = properties.tokenStore();
    TokenStoreSettings.Type type = settings.type();
    if (type == null) {
      throw ContactsConfigurationException.ofProperty(TYPE, "not set", "Set it.");
    }
    return encrypted(
        switch (type) {
          case MEMORY -> TokenStores.inMemory();
          case FILE -> file(settings.directory());
          case JDBC -> JdbcStores.tokenStore(dataSource(), properties.jdbc());
          case REDIS -> RedisStores.tokenStore(redis(), properties.redis());
        },
        settings.encryption());
  }

  private DataSource dataSource() {
    return new Sources(beans, properties).dataSource(TYPE);
  }

  private UnifiedJedis redis() {
    return new Sources(beans, properties).redis(TYPE);
  }

  private TokenStore file(@Nullable Path directory) {
    if (directory == null) {
      throw ContactsConfigurationException.ofProperty(
          "contacts.token-store.directory",
          "not set, but " + TYPE + " is file",
          "Set it to a folder that only the application may read.");
    }
    if (properties.tokenStore().checkAtStart()) {
      requireWritable(directory);
    }
    return TokenStores.file(directory);
  }

  /** The store creates its folder with the first token, which is too late to learn of a typo. */
  private static void requireWritable(Path directory) {
    Path there = directory.toAbsolutePath();
    while (there.getParent() != null && !Files.exists(there)) {
      there = there.getParent();
    }
    if (!Files.isDirectory(there) || !Files.isWritable(there)) {
      throw ContactsConfigurationException.ofProperty(
          "contacts.token-store.directory",
          there + (Files.isDirectory(there) ? " can't be written to" : " is no folder"),
          "Set it to a folder that only the application may read and write. To start without the"
              + " check, set contacts.token-store.check-at-start=false.");
    }
  }

  private static TokenStore encrypted(TokenStore store, EncryptionSettings settings) {
    if (!settings.isSet()) {
      return store;
    }
    EncryptionKeys keys = keys(settings);
    return settings.acceptPlainText()
        ? TokenStores.encryptedAcceptingPlainText(store, keys)
        : TokenStores.encrypted(store, keys);
  }

  private static EncryptionKeys keys(EncryptionSettings settings) {
    String id = require(ENCRYPTION + "key-id", settings.keyId());
    String key = require(ENCRYPTION + "key", settings.key());
    EncryptionKeys keys = checked(ENCRYPTION + "key", () -> EncryptionKeys.ofBase64(id, key));
    for (Map.Entry<String, String> previous : settings.previousKeys().entrySet()) {
      EncryptionKeys before = keys;
      keys =
          checked(
              ENCRYPTION + "previous-keys." + previous.getKey(),
              () -> before.withDecryptionKey(previous.getKey(), previous.getValue()));
    }
    return keys;
  }

  private static String require(String property, @Nullable String value) {
    if (value == null) {
      throw ContactsConfigurationException.ofProperty(
          property,
          "not set, but the tokens are to be encrypted",
          "Set key-id to a name and key to 32 random bytes in Base64 (openssl rand -base64 32).");
    }
    return value;
  }

  private static EncryptionKeys checked(String property, Supplier<EncryptionKeys> keys) {
    try {
      return keys.get();
    } catch (IllegalArgumentException e) {
      throw ContactsConfigurationException.ofValue(property, String.valueOf(e.getMessage()));
    }
  }
}
