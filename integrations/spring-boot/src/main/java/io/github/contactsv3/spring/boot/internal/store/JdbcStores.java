package io.github.contactsv3.spring.boot.internal.store;

import io.github.contactsv3.auth.spi.TokenStore;
import io.github.contactsv3.jdbc.JdbcBuilder;
import io.github.contactsv3.jdbc.JdbcQuotaLog;
import io.github.contactsv3.jdbc.JdbcTokenStore;
import io.github.contactsv3.resilience.spi.QuotaLog;
import io.github.contactsv3.spring.boot.internal.settings.JdbcSettings;
import io.github.contactsv3.spring.boot.internal.settings.Setting;
import javax.sql.DataSource;

/** Stores in a database; apart, since the artifact may be absent. */
final class JdbcStores {
  private static final String SCHEMA = "contacts.jdbc.schema";

  private JdbcStores() {}

  static TokenStore tokenStore(DataSource source, JdbcSettings settings) {
    JdbcTables.create(source, settings, "R__contacts_v3_tokens.sql");
    return build(JdbcTokenStore.builder(source), settings);
  }

  static QuotaLog quotaLog(DataSource source, JdbcSettings settings) {
    JdbcTables.create(source, settings, "R__contacts_v3_quota.sql");
    return build(JdbcQuotaLog.builder(source), settings);
  }

  private static <T> T build(JdbcBuilder<T> builder, JdbcSettings settings) {
    new Setting<>(SCHEMA, settings.schema()).apply(builder::schema);
    return builder.build();
  }
}
