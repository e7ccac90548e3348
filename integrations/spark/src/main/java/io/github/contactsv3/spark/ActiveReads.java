package io.github.contactsv3.spark;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.SQLExecution;

/**
 * Which query reads which location, in this application. Two at a time would share its quota
 * without knowing of each other. A claim counts while its query runs, so nothing has to be given
 * back. Thread-safe.
 */
final class ActiveReads {

  private static final ActiveReads OF_APPLICATION = new ActiveReads();

  private final Map<String, Claim> claims = new HashMap<>();

  private record Claim(String query, BooleanSupplier running, Object scan) {}

  static ActiveReads ofApplication() {
    return OF_APPLICATION;
  }

  /** Whether a plan is executed; one that is only shown reads nothing. */
  static boolean isExecuted(SparkSession session) {
    return session.sparkContext().getLocalProperty(SQLExecution.EXECUTION_ID_KEY()) != null;
  }

  /** Claims locations for the query that is being planned; not for a plan that is only shown. */
  void claimForQuery(SparkSession session, List<String> locationIds, Object scan) {
    String id = session.sparkContext().getLocalProperty(SQLExecution.EXECUTION_ID_KEY());
    if (id != null) {
      long execution = Long.parseLong(id);
      claim(
          locationIds,
          "query " + id,
          () -> SQLExecution.getQueryExecution(execution) != null,
          scan);
    }
  }

  /**
   * Claims locations for the stream of this thread, also between its batches.
   *
   * @param running whether the stream has not been stopped
   */
  void claimForStream(
      SparkSession session, List<String> locationIds, BooleanSupplier running, Object scan) {
    String id = session.sparkContext().getLocalProperty("sql.streaming.queryId");
    claim(locationIds, "stream " + id, running, scan);
  }

  /**
   * Claims locations, all or none.
   *
   * @param query the name of the query
   * @param running whether it runs
   * @param scan what reads them in this query
   * @throws IllegalStateException if another scan reads one of them
   */
  synchronized void claim(
      List<String> locationIds, String query, BooleanSupplier running, Object scan) {
    // Of scans that have ended, nothing stays with an application that reads every night.
    claims.values().removeIf(claim -> !claim.running().getAsBoolean());
    for (String id : locationIds) {
      Claim claim = claims.get(id);
      if (claim != null && claim.scan() != scan) {
        throw new IllegalStateException(
            "location "
                + id
                + " is being read by "
                + (claim.query().equals(query)
                    ? "another part of this query"
                    : claim.query() + " of this application")
                + ": wait for its end, cache its rows, or share the quota with the option quota");
      }
    }
    locationIds.forEach(id -> claims.put(id, new Claim(query, running, scan)));
  }
}
