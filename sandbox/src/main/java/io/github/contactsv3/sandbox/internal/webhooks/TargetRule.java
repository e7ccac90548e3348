package io.github.contactsv3.sandbox.internal.webhooks;

import java.net.URI;
import java.time.Duration;
import java.util.Set;

/**
 * Where webhooks go, and what becomes of them on the way.
 *
 * @param url the URL, http or https
 * @param types the types that are sent there; empty for all
 * @param copies how often each event is delivered
 * @param attempts how often a delivery is tried until the response is 2xx
 * @param retryDelay the delay before the next attempt
 * @param delay the delay before each event
 * @param reversed how many events are held back and sent newest first; 1 keeps the order
 */
public record TargetRule(
    URI url,
    Set<String> types,
    int copies,
    int attempts,
    Duration retryDelay,
    Duration delay,
    int reversed) {
  private static final int MOST = 100;
  private static final Duration LONGEST = Duration.ofHours(1);

  /**
   * Checks the rule.
   *
   * @throws IllegalArgumentException if a part is out of range
   */
  public TargetRule {
    String scheme = String.valueOf(url.getScheme());
    if (!scheme.matches("(?i)https?") || url.getHost() == null) {
      throw new IllegalArgumentException("url is not an absolute URL of http or https: " + url);
    }
    types = Set.copyOf(types);
    for (String type : types) {
      if (!EventBodies.TYPES.contains(type)) {
        throw new IllegalArgumentException(
            "no event '" + type + "'; there are " + String.join(", ", EventBodies.TYPES));
      }
    }
    check("copies", copies);
    check("attempts", attempts);
    check("reversed", reversed);
    check("retryDelay", retryDelay);
    check("delay", delay);
  }

  /**
   * Returns a rule that sends everything once, in order, with 3 attempts a second apart.
   *
   * @param url the URL
   */
  public static TargetRule to(URI url) {
    return new TargetRule(url, Set.of(), 1, 3, Duration.ofSeconds(1), Duration.ZERO, 1);
  }

  private static void check(String name, int value) {
    if (value < 1 || value > MOST) {
      throw new IllegalArgumentException(name + " is " + value + ", not 1 to " + MOST);
    }
  }

  private static void check(String name, Duration value) {
    if (value.isNegative() || value.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(name + " is " + value + ", not PT0S to " + LONGEST);
    }
  }

  boolean takes(String type) {
    return types.isEmpty() || types.contains(type);
  }
}
