package io.github.contactsv3.spring.boot.internal.store;

import io.github.contactsv3.auth.spi.TokenKey;
import io.github.contactsv3.auth.spi.TokenStore;
import io.github.contactsv3.errors.TokenStoreException;
import io.github.contactsv3.spring.boot.internal.settings.ContactsConfigurationException;
import io.github.contactsv3.spring.boot.internal.settings.ContactsProperties;
import io.github.contactsv3.spring.boot.internal.settings.TokenStoreSettings;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * The token store of the clients, if any of them needs one. Reads it once when all beans are there,
 * so that the application doesn't start with a store that can't be used. Thread-safe.
 */
public final class TokenStoreProvider implements Supplier<TokenStore>, SmartInitializingSingleton {
  /** The name of the bean that the properties ask for. */
  public static final String OWN_BEAN = "contactsTokenStore";

  /** Has no tokens: reading it shows that the store works, and nothing else. */
  private static final TokenKey PROBE = TokenKey.location("start", "check");

  private final ListableBeanFactory beans;
  private final TokenStoreSettings settings;
  private volatile @Nullable TokenStore used;

  /**
   * Creates a provider.
   *
   * @param beans where the store is found
   * @param properties the properties
   */
  public TokenStoreProvider(ListableBeanFactory beans, ContactsProperties properties) {
    this.beans = beans;
    this.settings = properties.tokenStore();
  }

  @Override
  public TokenStore get() {
    List<String> names = Arrays.asList(beans.getBeanNamesForType(TokenStore.class));
    if (names.isEmpty()) {
      throw ContactsConfigurationException.ofProperty(
          TokenStoreFactory.TYPE,
          "not set, and there is no bean of type TokenStore",
          "Set it to jdbc or redis, or to file for one machine: a refresh token that is lost can't"
              + " be had again. memory is for tests.");
    }
    if (!names.contains(OWN_BEAN)) {
      refuseProperties(names);
    }
    TokenStore store = beans.getBeanProvider(TokenStore.class).getIfUnique();
    if (store == null) {
      throw ContactsConfigurationException.of(
          "There are several token stores: the beans " + String.join(", ", names) + ".",
          "Keep one of them, or mark it @Primary: tokens in two stores invalidate each other.");
    }
    used = store;
    return store;
  }

  private void refuseProperties(List<String> names) {
    String bean = String.join(", ", names);
    if (settings.type() != null) {
      throw ContactsConfigurationException.ofProperty(
          TokenStoreFactory.TYPE,
          "there are two token stores: the bean " + bean + ", and this property",
          "Remove the property or the bean: tokens in two stores invalidate each other.");
    }
    if (settings.encryption().isSet()) {
      throw ContactsConfigurationException.ofProperty(
          "contacts.token-store.encryption.key",
          "the token store is the bean " + bean + ", which these properties don't encrypt",
          "Wrap the store of the bean by TokenStores.encrypted, or remove the properties.");
    }
  }

  @Override
  public void afterSingletonsInstantiated() {
    TokenStore store = used;
    if (store == null || !settings.checkAtStart()) {
      return;
    }
    try {
      store.load(PROBE);
    } catch (TokenStoreException e) {
      throw ContactsConfigurationException.of(
          "The token store can't be read: " + e.getMessage(),
          "Start the store, or correct its address, rights or tables. To start without the check,"
              + " set contacts.token-store.check-at-start=false.",
          e);
    }
  }
}
