package io.github.contactsv3.spring.boot.internal.store;

import io.github.contactsv3.jdbc.JdbcTokenStore;
import io.github.contactsv3.spring.boot.internal.settings.ContactsConfigurationException;
import io.github.contactsv3.spring.boot.internal.settings.JdbcSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Creates the tables of the stores if the properties say so. */
final class JdbcTables {
  private static final String FOLDER = "/contacts-v3/jdbc/";

  private JdbcTables() {}

  static void create(DataSource source, JdbcSettings settings, String file) {
    if (!settings.createTables()) {
      return;
    }
    String script = read(file);
    try {
      run(source, settings, script);
    } catch (SQLException first) {
      // PostgreSQL fails if another process creates the same table at the same moment.
      again(source, settings, script, first);
    }
  }

  private static void again(
      DataSource source, JdbcSettings settings, String script, SQLException first) {
    try {
      run(source, settings, script);
    } catch (SQLException e) {
      e.addSuppressed(first);
      throw ContactsConfigurationException.of(
          "contacts.jdbc.create-tables: the tables for contacts can't be created: "
              + e.getMessage(),
          "Check that the database can be reached and the user may create tables, or create them"
              + " by a migration of classpath:contacts-v3/jdbc and remove the property.",
          e);
    }
  }

  private static void run(DataSource source, JdbcSettings settings, String script)
      throws SQLException {
    try (Connection connection = source.getConnection()) {
      String before = connection.getSchema();
      if (settings.schema() != null) {
        connection.setSchema(settings.schema());
      }
      try (Statement statement = connection.createStatement()) {
        statement.execute(script);
      } finally {
        connection.setSchema(before);
      }
    }
  }

  private static String read(String file) {
    // By the class loader of the artifact that has it.
    try (InputStream in = JdbcTokenStore.class.getResourceAsStream(FOLDER + file)) {
      if (in == null) {
        throw new IllegalStateException("contacts-v3-jdbc has no " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
