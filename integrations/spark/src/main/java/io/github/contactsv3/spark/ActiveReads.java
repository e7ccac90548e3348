package io.github.contactsv3.spark;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;
import org.apache.spark.sql.execution.SQLExecution;

/**
 * Which query reads which location, in this application. Two at a time would share its quota
 * without knowing of each other. A claim counts while its query runs, so nothing has to be given
 * back. Thread-safe.
 */
final class ActiveReads {

  private static final ActiveReads OF_APPLICATION =
      new ActiveReads(id -> SQLExecution.getQueryExecution(id) != null);

  private final Map<String, Claim> claims = new HashMap<>();
  private final LongPredicate running;

  ActiveReads(LongPredicate running) {
    this.running = running;
  }

  private record Claim(long execution, Object scan) {}

  static ActiveReads ofApplication() {
    return OF_APPLICATION;
  }

  /**
   * Claims locations, all or none.
   *
   * @param execution the id of the query
   * @param scan what reads them in this query
   * @throws IllegalStateException if another scan reads one of them
   */
  synchronized void claim(List<String> locationIds, long execution, Object scan) {
    for (String id : locationIds) {
      Claim claim = claims.get(id);
      if (claim != null && claim.scan() != scan && running.test(claim.execution())) {
        throw new IllegalStateException(
            "location "
                + id
                + " is being read by "
                + (claim.execution() == execution
                    ? "another part of this query"
                    : "query " + claim.execution() + " of this application")
                + ": wait for its end, cache its rows, or share the quota with the option quota");
      }
    }
    locationIds.forEach(id -> claims.put(id, new Claim(execution, scan)));
  }
}
