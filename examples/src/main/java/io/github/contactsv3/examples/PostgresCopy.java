package io.github.contactsv3.examples;

import io.github.contactsv3.model.ContactSummary;
import io.github.contactsv3.pagination.ContactCopy;
import io.github.contactsv3.pagination.SyncWatermark;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** The copy of a location in PostgreSQL: contacts, and the watermark of the last sync. */
final class PostgresCopy implements ContactCopy {
  private static final String TABLES =
      """
      create table if not exists contact (
        location text, id text, date_added timestamptz, date_updated timestamptz,
        name text, email text, primary key (location, id));
      create index if not exists contact_added on contact (location, date_added);
      create table if not exists contact_sync (location text primary key, watermark text);
      create table if not exists scheduled_tasks (
        task_name text not null, task_instance text not null, task_data bytea,
        execution_time timestamptz not null, picked boolean not null, picked_by text,
        last_success timestamptz, last_failure timestamptz, consecutive_failures int,
        last_heartbeat timestamptz, version bigint not null, priority smallint,
        primary key (task_name, task_instance));
      """;

  private final DataSource database;
  private final String location;

  PostgresCopy(DataSource database, String location) {
    this.database = database;
    this.location = location;
  }

  void createTables() throws SQLException {
    try (Connection db = database.getConnection();
        Statement sql = db.createStatement()) {
      sql.execute(TABLES);
    }
  }

  // region save
  void save(List<ContactSummary> contacts, SyncWatermark watermark) throws SQLException {
    try (Connection db = database.getConnection();
        PreparedStatement sql =
            db.prepareStatement(
                """
                insert into contact (location, id, date_added, date_updated, name, email)
                values (?, ?, ?, ?, ?, ?)
                on conflict (location, id) do update
                set date_updated = excluded.date_updated, name = excluded.name,
                  email = excluded.email
                where contact.date_updated < excluded.date_updated
                """)) {
      db.setAutoCommit(false); // contacts and watermark together, or neither
      for (ContactSummary contact : contacts) {
        sql.setString(1, location);
        sql.setString(2, contact.getId());
        sql.setObject(3, contact.getDateAdded());
        sql.setObject(4, contact.getDateUpdated());
        sql.setString(5, contact.getContactName());
        sql.setString(6, contact.getEmail());
        sql.addBatch();
      }
      sql.executeBatch();
      save(db, watermark);
      db.commit(); // without it, closing the connection undoes both
    }
  }

  // endregion

  void save(SyncWatermark watermark) {
    try (Connection db = database.getConnection()) {
      save(db, watermark);
    } catch (SQLException e) {
      throw new IllegalStateException("the watermark can't be saved", e);
    }
  }

  private void save(Connection db, SyncWatermark watermark) throws SQLException {
    try (PreparedStatement sql =
        db.prepareStatement(
            """
            insert into contact_sync (location, watermark) values (?, ?)
            on conflict (location) do update set watermark = excluded.watermark
            """)) {
      sql.setString(1, location);
      sql.setString(2, watermark.toString());
      sql.executeUpdate();
    }
  }

  /** The watermark of the last sync, or that of an empty copy. */
  SyncWatermark watermark() {
    try (Connection db = database.getConnection();
        PreparedStatement sql =
            db.prepareStatement("select watermark from contact_sync where location = ?")) {
      sql.setString(1, location);
      ResultSet row = sql.executeQuery();
      return row.next() ? SyncWatermark.parse(row.getString(1)) : SyncWatermark.start();
    } catch (SQLException e) {
      throw new IllegalStateException("the watermark can't be read", e);
    }
  }

  // region copy
  @Override
  public long count(Instant from, Instant to) throws SQLException {
    try (Connection db = database.getConnection();
        PreparedStatement sql = added(db, "count(*)", from, to);
        ResultSet row = sql.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  @Override
  public List<String> ids(Instant from, Instant to) throws SQLException {
    try (Connection db = database.getConnection();
        PreparedStatement sql = added(db, "id", from, to);
        ResultSet rows = sql.executeQuery()) {
      List<String> ids = new ArrayList<>();
      while (rows.next()) {
        ids.add(rows.getString(1));
      }
      return ids;
    }
  }

  private PreparedStatement added(Connection db, String what, Instant from, Instant to)
      throws SQLException {
    PreparedStatement sql =
        db.prepareStatement(
            "select "
                + what
                + " from contact where location = ? and date_added >= ? and date_added < ?");
    sql.setString(1, location);
    sql.setObject(2, from.atOffset(ZoneOffset.UTC));
    sql.setObject(3, to.atOffset(ZoneOffset.UTC));
    return sql;
  }

  void delete(List<String> ids) throws SQLException {
    try (Connection db = database.getConnection();
        PreparedStatement sql =
            db.prepareStatement("delete from contact where location = ? and id = any (?)")) {
      sql.setString(1, location);
      sql.setArray(2, db.createArrayOf("text", ids.toArray()));
      sql.executeUpdate();
    }
  }
  // endregion
}
