package io.github.contactsv3.jdbc;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;

/** Translates errors of databases to what to do. The texts of drivers stay in the cause. */
final class SqlErrors {
  private SqlErrors() {}

  static boolean isDuplicate(SQLException e) {
    return state(e).startsWith("23");
  }

  static boolean isConflict(SQLException e) {
    return state(e).equals("40001") || state(e).equals("40P01");
  }

  static String reason(SQLException e, int timeoutSeconds, Purpose purpose) {
    if (e instanceof SQLTransientConnectionException) {
      return "no connection to the database in time: the pool is exhausted or the database is down";
    }
    if (e instanceof SQLTimeoutException) {
      return tooSlow(timeoutSeconds);
    }
    return switch (state(e)) {
      case "42P01", "42S02", "42S03", "42S04" ->
          "a table is missing: create the tables with " + purpose.file();
      case "42703", "42S22" ->
          "a column is missing: the tables are of another version; create them with "
              + purpose.file();
      case "42501", "90096" ->
          "the database user has no right to the tables: grant it select, insert, update and"
              + " delete";
      case "25006", "90097" -> "the database is read-only: use the data source of the primary";
      case "57014" -> tooSlow(timeoutSeconds);
      default -> byClass(state(e));
    };
  }

  private static String tooSlow(int timeoutSeconds) {
    return "the database took longer than " + timeoutSeconds + " s";
  }

  private static String byClass(String state) {
    return switch (state.length() < 2 ? "" : state.substring(0, 2)) {
      case "08", "57" -> "the connection to the database failed or was ended";
      case "28" -> "the database does not accept the user or the password";
      case "53", "58" -> "the database is out of disk, memory or connections";
      default -> "the database reports SQLSTATE " + (state.isEmpty() ? "none" : state);
    };
  }

  private static String state(SQLException e) {
    String state = e.getSQLState();
    return state == null ? "" : state;
  }
}
