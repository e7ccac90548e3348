package io.github.contactsv3.resilience;

import io.github.contactsv3.core.internal.Ranges;
import io.github.contactsv3.core.spi.Clock;
import io.github.contactsv3.resilience.internal.LocalQuotaGate;
import io.github.contactsv3.resilience.internal.QuotaLimits;
import io.github.contactsv3.resilience.spi.QuotaGate;
import java.time.Duration;

/**
 * The quotas of one process. All are thread-safe, start no thread, and keep a quota for each {@link
 * io.github.contactsv3.resilience.spi.QuotaKey}.
 *
 * <p>HighLevel allows each app 100 requests in 10 seconds and 200,000 requests a day at each
 * location or company (public page on OAuth 2.0, "Rate Limits"). A gate keeps to that with a log of
 * the last 100 requests, from which one is dropped an interval after its response arrived; so the
 * service never counts more than 100 in any 10 seconds, wherever its windows begin. It corrects the
 * numbers by the headers of each response, holds back while the headers or a 429 show that others
 * use the same budget, serves waiting calls in the order they came, and refuses at once a call
 * whose turn cannot come in its time.
 *
 * <p>A used-up day fails at once. The service does not tell when its day begins, so one request is
 * let through every five minutes to find out.
 */
public final class Quotas {
  private Quotas() {}

  /**
   * Returns the gate that all clients of this process share unless they are given another. Headers
   * can raise and lower its limits.
   *
   * @return always the same gate
   */
  public static QuotaGate shared() {
    return Shared.GATE;
  }

  /**
   * Returns a gate that lets everything through at once and knows no state.
   *
   * @return the gate
   */
  public static QuotaGate unlimited() {
    return Unlimited.INSTANCE;
  }

  /**
   * Returns a builder of a gate with limits of its own, such as half of what the service allows for
   * each of two processes. What is not set is as in {@link #shared()}.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /** Holds the shared gate, which is made when it is first used. */
  private static final class Shared {
    static final QuotaGate GATE = new LocalQuotaGate(QuotaLimits.documented(), Clock.system());
  }

  /** Builds a {@link QuotaGate}. Not thread-safe. */
  public static final class Builder {
    private QuotaLimits limits = QuotaLimits.documented();

    private Builder() {}

    /**
     * Sets how many requests are sent in an interval at most. Headers can lower that, not raise it.
     *
     * @param limit 1 to 100,000
     * @return this builder
     * @throws IllegalArgumentException if it is out of range
     */
    public Builder limit(int limit) {
      limits = limits.withLimit(Ranges.check("limit", limit, 1, 100_000));
      return this;
    }

    /**
     * Sets the interval that the limit is for. Headers can lengthen it, not shorten it.
     *
     * @param interval 100 ms to one hour
     * @return this builder
     * @throws IllegalArgumentException if it is out of range
     */
    public Builder interval(Duration interval) {
      limits =
          limits.withInterval(
              Ranges.check("interval", interval, Duration.ofMillis(100), Duration.ofHours(1)));
      return this;
    }

    /**
     * Sets how many requests are sent in a day at most, counted from the first one. Headers can
     * lower that, not raise it.
     *
     * @param dailyLimit 1 or more
     * @return this builder
     * @throws IllegalArgumentException if it is out of range
     */
    public Builder dailyLimit(long dailyLimit) {
      limits = limits.withDailyLimit(Ranges.check("dailyLimit", dailyLimit, 1, Long.MAX_VALUE));
      return this;
    }

    /**
     * Returns the gate.
     *
     * @return a new gate, which shares nothing with others
     */
    public QuotaGate build() {
      return new LocalQuotaGate(limits, Clock.system());
    }
  }
}
