package io.github.contactsv3.resilience;

import io.github.contactsv3.core.internal.Ranges;
import io.github.contactsv3.core.spi.Clock;
import io.github.contactsv3.resilience.internal.LocalQuotaGate;
import io.github.contactsv3.resilience.internal.QuotaLimits;
import io.github.contactsv3.resilience.internal.SharedQuotaGate;
import io.github.contactsv3.resilience.spi.QuotaGate;
import io.github.contactsv3.resilience.spi.QuotaLog;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Creates the quotas of one process. All are thread-safe, start no threads, and count separately
 * for each {@link io.github.contactsv3.resilience.spi.QuotaKey}.
 *
 * <p>HighLevel allows each app 100 requests in 10 seconds and 200,000 requests a day at each
 * location or company (public page on OAuth 2.0, "Rate Limits"). A quota keeps within that by a log
 * of the last 100 permits; a permit returns an interval after its response arrived, so the service
 * never counts more than 100 requests in any 10 seconds, wherever its windows begin. It adjusts the
 * limits by the headers of each response, slows down while headers or a 429 show that others use
 * the same budget, serves waiting calls in order of arrival, and immediately refuses a call that
 * cannot get a permit before its deadline.
 *
 * <p>When the daily limit is used up, calls fail immediately. The service does not say when its day
 * begins, so one request is permitted every five minutes to find out.
 */
public final class Quotas {
  private Quotas() {}

  /**
   * Returns the quota that all clients of this process share by default. Headers can raise and
   * lower its limits.
   *
   * @return always the same quota
   */
  public static QuotaGate shared() {
    return Shared.GATE;
  }

  /**
   * Returns a quota without limits or state.
   *
   * @return the quota
   */
  public static QuotaGate unlimited() {
    return Unlimited.INSTANCE;
  }

  /**
   * Returns a builder of a quota with its own limits, such as half of the service's limit for each
   * of two processes. Defaults are those of {@link #shared()}.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /** Holds the shared quota, created on first use. */
  private static final class Shared {
    static final QuotaGate GATE = new LocalQuotaGate(QuotaLimits.documented(), Clock.system());
  }

  /** Builds a {@link QuotaGate}. Not thread-safe. */
  public static final class Builder {
    private static final Duration DEFAULT_LEASE = Duration.ofSeconds(40);

    private QuotaLimits limits = QuotaLimits.documented();
    private @Nullable QuotaLog log;
    private Duration lease = DEFAULT_LEASE;
    private @Nullable Clock clock;
    private int processes;

    private Builder() {}

    /**
     * Sets the maximum number of requests in an interval. Headers can lower it, not raise it.
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
     * Sets the maximum number of requests in a day, counted from the first one. Headers can lower
     * it, not raise it.
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
     * Sets the share of both limits that batch calls leave to interactive ones, which otherwise
     * wait behind whatever an export has under way.
     *
     * @param share from 0, which leaves nothing, to 0.9; default 0.2
     * @return this builder
     * @throws IllegalArgumentException if it is out of range
     */
    public Builder interactiveShare(double share) {
      if (!(share >= 0 && share <= 0.9)) {
        throw new IllegalArgumentException("interactiveShare must be 0 to 0.9, not " + share);
      }
      limits = limits.withInteractiveShare(share);
      return this;
    }

    /**
     * Shares the quota with all processes that use the same store: their calls together keep within
     * the limits, in order of arrival. When the store fails, calls wait for it until their deadline
     * and then fail; nothing is sent that it has not permitted.
     *
     * <p>The quota starts threads for the store, which end by themselves some seconds after the
     * last call. Build one for each process: two in one process count as two processes.
     *
     * @param log the store
     * @return this builder
     */
    public Builder log(QuotaLog log) {
      this.log = Objects.requireNonNull(log, "log");
      return this;
    }

    /**
     * Lets calls go on while the store of a shared quota fails, with an equal part of the limits
     * for each process. The part opens an interval and a second after the process has noticed the
     * failure, when all that the store had permitted is over, and closes when the store works
     * again. If only some processes lose the store, the others still use the whole quota, so the
     * service may refuse requests. A store that has never worked in this process still fails calls
     * at once. Default: calls wait for the store until their deadline and then fail.
     *
     * @param processes the most processes that use the quota at a time, 1 to 100,000; no more than
     *     the limits have requests
     * @return this builder
     * @throws IllegalArgumentException if it is out of range
     */
    public Builder shareWhileStoreFails(int processes) {
      this.processes = Ranges.check("shareWhileStoreFails", processes, 1, 100_000);
      return this;
    }

    /**
     * Sets how long a permit of a shared quota lasts if its process dies: afterwards it is free
     * again. Default: 40 s, the client's time-out of an attempt and an interval.
     *
     * @param lease 1 s to 1 h; no less than an attempt may take and an interval
     * @return this builder
     * @throws IllegalArgumentException if it is out of range
     */
    public Builder lease(Duration lease) {
      this.lease = Ranges.check("lease", lease, Duration.ofSeconds(1), Duration.ofHours(1));
      return this;
    }

    /**
     * Sets the clock, for tests. Default: the clock of the system. A quota with a {@link #log} goes
     * by the time of its store instead.
     *
     * @param clock the clock, the same as that of the client
     * @return this builder
     */
    public Builder clock(Clock clock) {
      this.clock = Objects.requireNonNull(clock, "clock");
      return this;
    }

    /**
     * Builds the quota.
     *
     * @return a new quota that shares nothing with others
     * @throws IllegalStateException if it has both a log and a clock, or a share for the time when
     *     the store fails and either no log or a limit that is less than one request for each
     *     process
     */
    public QuotaGate build() {
      QuotaLimits share = processes == 0 ? null : share();
      if (log != null) {
        if (clock != null) {
          throw new IllegalStateException(
              "a quota with a log goes by the time of its store: leave out clock or log");
        }
        return new SharedQuotaGate(log, limits, lease, share);
      }
      return new LocalQuotaGate(limits, clock == null ? Clock.system() : clock);
    }

    private QuotaLimits share() {
      if (log == null) {
        throw new IllegalStateException("shareWhileStoreFails needs a log");
      }
      if (processes > Math.min(limits.limit(), limits.dailyLimit())) {
        throw new IllegalStateException(
            "shareWhileStoreFails: the limit has no request for each of "
                + processes
                + " processes");
      }
      return limits.part(processes);
    }
  }
}
