package io.github.contactsv3.spring.boot.internal.actuate;

import io.github.contactsv3.spring.boot.internal.client.ClientRegistry;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The health of all configured clients, from what their calls have shown; independent of Spring
 * Boot's types, which differ between 3 and 4.
 *
 * @param status what they are together
 * @param details what is known, by client
 */
record ContactsHealth(Status status, Map<String, Object> details) {
  /** The states in the order in which one decides over the others. */
  enum Status {
    DOWN,
    UP,
    UNKNOWN
  }

  static ContactsHealth of(ClientRegistry clients) {
    Map<String, Object> details = new LinkedHashMap<>();
    boolean down = false;
    boolean up = false;
    for (Map.Entry<String, ClientRegistry.Entry> one : clients.entries().entrySet()) {
      ClientReport report = ClientReport.of(one.getValue());
      down |= report.problem() != null;
      up |= report.lastSuccess() != null;
      details.put(one.getKey(), detail(report));
    }
    return new ContactsHealth(down ? Status.DOWN : up ? Status.UP : Status.UNKNOWN, details);
  }

  private static Map<String, Object> detail(ClientReport report) {
    Map<String, Object> detail = new LinkedHashMap<>();
    put(detail, "problem", report.problem());
    put(detail, "lastSuccess", report.lastSuccess());
    ClientReport.Quota quota = report.quota();
    if (quota != null) {
      put(detail, "quotaLimit", quota.limit());
      put(detail, "quotaAvailable", quota.available());
      put(detail, "dailyRemaining", quota.dailyRemaining());
    }
    return detail;
  }

  private static void put(Map<String, Object> detail, String name, @Nullable Object value) {
    if (value != null) {
      detail.put(name, value instanceof Instant ? value.toString() : value);
    }
  }
}
