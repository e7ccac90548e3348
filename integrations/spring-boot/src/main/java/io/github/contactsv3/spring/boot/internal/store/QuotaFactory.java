package io.github.contactsv3.spring.boot.internal.store;

import io.github.contactsv3.core.spi.Clock;
import io.github.contactsv3.resilience.Quotas;
import io.github.contactsv3.resilience.spi.QuotaGate;
import io.github.contactsv3.resilience.spi.QuotaKey;
import io.github.contactsv3.resilience.spi.QuotaLog;
import io.github.contactsv3.spring.boot.internal.settings.ContactsConfigurationException;
import io.github.contactsv3.spring.boot.internal.settings.ContactsProperties;
import io.github.contactsv3.spring.boot.internal.settings.QuotaSettings;
import io.github.contactsv3.spring.boot.internal.settings.Setting;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Builds the quota that all clients of the application share. Reads its store once when all beans
 * are there, migrations included, so that the application doesn't start with one that can't be
 * used. Thread-safe.
 */
public final class QuotaFactory implements SmartInitializingSingleton {
  private static final String STORE = "contacts.quota.store";
  private static final String SHARE = "contacts.quota.share-while-store-fails";
  private static final int DEFAULT_LIMIT = 100;

  /** Has no requests: reading it shows that the store works, and nothing else. */
  private static final QuotaKey PROBE = new QuotaKey("start", "check");

  private static final QuotaSettings UNSET =
      new QuotaSettings(null, null, null, null, null, null, null, null);

  private final ContactsProperties properties;
  private final ListableBeanFactory beans;
  private volatile @Nullable QuotaLog used;

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
      return kept(builder, JdbcStores.quotaLog(sources.dataSource(STORE), properties.jdbc()));
    }
    if (store == QuotaSettings.Store.REDIS) {
      return kept(builder, RedisStores.quotaLog(sources.redis(STORE), properties.redis()));
    }
    return clock == null ? builder : builder.clock(clock);
  }

  private Quotas.Builder kept(Quotas.Builder builder, QuotaLog log) {
    used = log;
    return builder.log(log);
  }

  @Override
  public void afterSingletonsInstantiated() {
    QuotaLog log = used;
    QuotaSettings settings = properties.quota();
    boolean needed = settings.shareWhileStoreFails() == null;
    if (log == null || !Objects.requireNonNullElse(settings.checkAtStart(), needed)) {
      return;
    }
    try {
      log.read(PROBE);
    } catch (RuntimeException e) {
      throw ContactsConfigurationException.of(
          "The store of the quota can't be read: " + e.getMessage(),
          "Start the store, or correct its address, rights or tables. To start without the check,"
              + " set contacts.quota.check-at-start=false.",
          e);
    }
  }
}
