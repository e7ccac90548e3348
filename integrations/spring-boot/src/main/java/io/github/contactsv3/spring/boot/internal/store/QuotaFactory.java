package io.github.contactsv3.spring.boot.internal.store;

import io.github.contactsv3.core.spi.Clock;
import io.github.contactsv3.resilience.Quotas;
import io.github.contactsv3.resilience.spi.QuotaGate;
import io.github.contactsv3.spring.boot.internal.settings.ContactsProperties;
import io.github.contactsv3.spring.boot.internal.settings.QuotaSettings;
import io.github.contactsv3.spring.boot.internal.settings.Setting;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;

/** Builds the quota that all clients of the application share. */
public final class QuotaFactory {
  private static final String STORE = "contacts.quota.store";
  private static final QuotaSettings UNSET = new QuotaSettings(null, null, null, null, null, null);

  private final ContactsProperties properties;
  private final ListableBeanFactory beans;

  /**
   * Creates a factory.
   *
   * @param properties the properties
   * @param beans where data source and Redis are found
   */
  public QuotaFactory(ContactsProperties properties, ListableBeanFactory beans) {
    this.properties = properties;
    this.beans = beans;
  }

  /**
   * Creates the quota.
   *
   * @param clock the clock of tests, null for that of the system
   * @return the quota
   * @throws io.github.contactsv3.spring.boot.internal.settings.ContactsConfigurationException if a
   *     property is missing or wrong
   */
  public QuotaGate create(@Nullable Clock clock) {
    QuotaSettings settings = properties.quota();
    if (settings.equals(UNSET) && clock == null) {
      // The same for all clients of the process, also those that are built by hand.
      return Quotas.shared();
    }
    Quotas.Builder builder = Quotas.builder();
    new Setting<>("contacts.quota.limit", settings.limit()).apply(builder::limit);
    new Setting<>("contacts.quota.interval", settings.interval()).apply(builder::interval);
    new Setting<>("contacts.quota.daily-limit", settings.dailyLimit()).apply(builder::dailyLimit);
    new Setting<>("contacts.quota.interactive-share", settings.interactiveShare())
        .apply(builder::interactiveShare);
    new Setting<>("contacts.quota.lease", settings.lease()).apply(builder::lease);
    return stored(builder, settings.store(), clock).build();
  }

  private Quotas.Builder stored(
      Quotas.Builder builder, QuotaSettings.@Nullable Store store, @Nullable Clock clock) {
    Sources sources = new Sources(beans, properties);
    if (store == QuotaSettings.Store.JDBC) {
      return builder.log(JdbcStores.quotaLog(sources.dataSource(STORE), properties.jdbc()));
    }
    if (store == QuotaSettings.Store.REDIS) {
      return builder.log(RedisStores.quotaLog(sources.redis(STORE), properties.redis()));
    }
    return clock == null ? builder : builder.clock(clock);
  }
}
