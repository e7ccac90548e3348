package io.github.contactsv3.spring.boot.internal.store;

import io.github.contactsv3.core.spi.Clock;
import io.github.contactsv3.resilience.Quotas;
import io.github.contactsv3.resilience.spi.QuotaGate;
import io.github.contactsv3.spring.boot.internal.settings.ContactsConfigurationException;
import io.github.contactsv3.spring.boot.internal.settings.ContactsProperties;
import io.github.contactsv3.spring.boot.internal.settings.QuotaSettings;
import io.github.contactsv3.spring.boot.internal.settings.Setting;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;

/** Builds the quota that all clients of the application share. */
public final class QuotaFactory {
  private static final String STORE = "contacts.quota.store";
  private static final String SHARE = "contacts.quota.share-while-store-fails";
  private static final int DEFAULT_LIMIT = 100;
  private static final QuotaSettings UNSET =
      new QuotaSettings(null, null, null, null, null, null, null);

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
    share(builder, settings);
    return stored(builder, settings.store(), clock).build();
  }

  private static void share(Quotas.Builder builder, QuotaSettings settings) {
    Integer processes = settings.shareWhileStoreFails();
    if (processes == null) {
      return;
    }
    if (settings.store() == null || settings.store() == QuotaSettings.Store.LOCAL) {
      throw ContactsConfigurationException.ofProperty(
          SHARE,
          "needs a quota that several processes share",
          "Set " + STORE + " to jdbc or redis, or remove " + SHARE + ".");
    }
    int limit = Objects.requireNonNullElse(settings.limit(), DEFAULT_LIMIT);
    if (processes > limit) {
      throw ContactsConfigurationException.ofValue(
          SHARE, processes + " processes have less than a request each of " + limit);
    }
    new Setting<>(SHARE, processes).apply(builder::shareWhileStoreFails);
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
