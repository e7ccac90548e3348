package io.github.contactsv3.client.internal.attempt;

import io.github.contactsv3.core.OperationInfo;
import io.github.contactsv3.core.QuotaSnapshot;
import io.github.contactsv3.core.RateLimits;
import io.github.contactsv3.errors.ContactsApiException;
import io.github.contactsv3.errors.QuotaStoreException;
import io.github.contactsv3.errors.ServiceException;
import io.github.contactsv3.errors.internal.Secrets;
import io.github.contactsv3.resilience.spi.Permit;
import io.github.contactsv3.resilience.spi.QuotaExhaustedException;
import io.github.contactsv3.resilience.spi.QuotaGate;
import io.github.contactsv3.resilience.spi.QuotaKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The quota of the calls of one app, whose failures are all of one hierarchy. Thread-safe.
 *
 * <p>HighLevel counts for each app and, within it, for each location or company.
 */
public final class Quota {
  private static final Logger LOG = LoggerFactory.getLogger("io.github.contactsv3.client");
  private static final int TOO_MANY_REQUESTS = 429;

  /** Stands for the company, or for a location that the caller did not name. */
  private static final String NO_LOCATION = "-";

  private final QuotaGate gate;
  private final Supplier<String> app;
  private final Supplier<@Nullable String> company;
  private final Secrets secrets;

  /**
   * Creates a quota.
   *
   * @param gate keeps the limits
   * @param app what stands for the app
   * @param company the id of the company on whose behalf calls are made that are for no location;
   *     null if it is not known
   * @param secrets what no error may show
   */
  public Quota(
      QuotaGate gate, Supplier<String> app, Supplier<@Nullable String> company, Secrets secrets) {
    this.gate = gate;
    this.app = app;
    this.company = company;
    this.secrets = secrets;
  }

  /**
   * Returns how the quota of a location stands.
   *
   * @param locationId the location, or null for calls without one
   * @return the state; empty if there is no limit or nothing is known yet
   * @throws QuotaStoreException if the gate fails
   */
  public Optional<QuotaSnapshot> snapshot(@Nullable String locationId) {
    try {
      return gate.snapshot(key(locationId));
    } catch (Exception e) {
      throw failure(OperationInfo.NONE, 0, e);
    }
  }

  /** Tells other processes which permits are free again; the calls of the client have ended. */
  public void flush() {
    try {
      gate.flush();
    } catch (Exception e) {
      LOG.warn("the quota could not be flushed ({})", e.getClass().getName());
    }
  }

  /** Waits for the right to send one request. */
  Permit acquire(CallContext call) {
    try {
      return new QuietPermit(gate.acquire(key(call), call.settings().priority(), call.timeLeft()));
    } catch (QuotaExhaustedException e) {
      throw notSent(call, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw call.interrupted("the quota");
    } catch (Exception e) {
      // A store may throw checked exceptions that its signature does not declare.
      throw failure(call.operation(), call.attempts(), e);
    }
  }

  private QuotaKey key(CallContext call) {
    if (call.companyId() != null) {
      return key(call.companyId());
    }
    return key(call.isForCompany() ? company.get() : call.locationId());
  }

  private QuotaKey key(@Nullable String locationId) {
    return new QuotaKey(app.get(), locationId == null ? NO_LOCATION : locationId);
  }

  private ContactsApiException failure(OperationInfo operation, int attempts, Exception e) {
    Throwable safe = secrets.maskedCause(e);
    return safe instanceof ContactsApiException known
        ? known
        : new QuotaStoreException(
            operation, attempts, "the quota failed (" + e.getClass().getSimpleName() + ")", safe);
  }

  private static ServiceException notSent(CallContext call, QuotaExhaustedException e) {
    boolean daily = e.scope() == QuotaExhaustedException.Scope.DAY;
    return ServiceException.builder()
        .operation(call.operation())
        .attempts(call.attempts())
        .status(TOO_MANY_REQUESTS)
        .messages(
            List.of(
                daily
                    ? "the quota of the day is used up"
                    : "the quota is not free for another "
                        + TimeUnit.MILLISECONDS.convert(positive(e.retryAfter()))
                        + " ms, when the call must have ended"))
        .rateLimits(
            new RateLimits(
                null, daily ? null : 0, null, null, daily ? 0L : null, positive(e.retryAfter())))
        .build();
  }

  private static Duration positive(Duration time) {
    return time.isNegative() ? Duration.ZERO : time;
  }
}
