package io.github.contactsv3.examples;

import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.model.ContactSummary;
import io.github.contactsv3.sandbox.ContactsSandbox;
import io.github.contactsv3.search.ContactFields;
import io.github.contactsv3.search.ContactQuery;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Copies what has changed since the last run into a database. Deleted contacts stay there. */
public final class NightlySync {
  /** Far more than the search index lags behind changes, and the clocks differ. */
  private static final Duration OVERLAP = Duration.ofMinutes(10);

  private NightlySync() {}

  /**
   * Copies.
   *
   * @param arguments the JDBC URL of the database
   * @throws SQLException if the database fails
   */
  public static void main(String[] arguments) throws SQLException {
    String url = Arguments.first(arguments, "a JDBC URL, such as jdbc:h2:mem:contacts");
    try (Target target = Target.open(ContactsSandbox.builder().seed(1_000));
        Connection db = DriverManager.getConnection(url)) {
      System.out.println(run(target.client(), db, Instant.now()) + " contacts copied");
    }
  }

  // region sync
  static long run(ContactsClient client, Connection db, Instant now) throws SQLException {
    db.setAutoCommit(false); // rows and window are committed together, or not at all
    try (Statement sql = db.createStatement()) {
      sql.execute(
          "create table if not exists contact"
              + " (id varchar primary key, email varchar, name varchar)");
      sql.execute("create table if not exists sync (location varchar primary key, since bigint)");
      Instant since = since(db, client.locationId());
      long count =
          client
              .export(ContactQuery.where(ContactFields.DATE_UPDATED.atOrAfter(since)))
              .run((contacts, checkpoint) -> merge(db, contacts));
      saveSince(db, client.locationId(), now.minus(OVERLAP));
      db.commit();
      return count;
    } finally {
      db.rollback(); // what was not committed
    }
  }

  private static void merge(Connection db, List<ContactSummary> contacts) throws SQLException {
    try (var sql = db.prepareStatement("merge into contact key (id) values (?, ?, ?)")) {
      for (ContactSummary contact : contacts) {
        sql.setString(1, contact.getId());
        sql.setString(2, contact.getEmail());
        sql.setString(3, contact.getContactName());
        sql.addBatch();
      }
      sql.executeBatch();
    }
  }

  private static Instant since(Connection db, String location) throws SQLException {
    try (var sql = db.prepareStatement("select since from sync where location = ?")) {
      sql.setString(1, location);
      ResultSet row = sql.executeQuery();
      return row.next() ? Instant.ofEpochMilli(row.getLong(1)) : Instant.EPOCH;
    }
  }

  private static void saveSince(Connection db, String location, Instant since) throws SQLException {
    try (var sql = db.prepareStatement("merge into sync key (location) values (?, ?)")) {
      sql.setString(1, location);
      sql.setLong(2, since.toEpochMilli());
      sql.executeUpdate();
    }
  }
  // endregion
}
