package io.github.contactsv3.client.internal;

import io.github.contactsv3.core.RateLimitSnapshot;
import io.github.contactsv3.errors.ServiceException;
import io.github.contactsv3.resilience.spi.QuotaExhaustedException;
import java.util.List;

/** Makes the error of a request that the quota held back. */
final class Quota {
  private static final int TOO_MANY_REQUESTS = 429;

  private Quota() {}

  static ServiceException notSent(CallContext call, QuotaExhaustedException e) {
    boolean daily = e.scope() == QuotaExhaustedException.Scope.DAY;
    return ServiceException.builder()
        .operation(call.operation())
        .attempts(call.attempts())
        .status(TOO_MANY_REQUESTS)
        .messages(
            List.of(
                daily
                    ? "the quota of the day is used up"
                    : "the quota is not free before the call must end"))
        .retryAfter(e.retryAfter())
        .rateLimit(new RateLimitSnapshot(null, daily ? null : 0L, null, null, daily ? 0L : null))
        .build();
  }
}
