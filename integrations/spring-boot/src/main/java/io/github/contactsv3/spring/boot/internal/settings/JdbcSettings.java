package io.github.contactsv3.spring.boot.internal.settings;

import org.jspecify.annotations.Nullable;

/**
 * The database of the token store and the quota.
 *
 * @param schema schema of the tables, by default that of the connections
 * @param createTables whether the tables are created at the start if they are missing
 */
public record JdbcSettings(@Nullable String schema, boolean createTables) {}
