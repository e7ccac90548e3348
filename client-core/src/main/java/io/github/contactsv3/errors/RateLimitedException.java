package io.github.contactsv3.errors;

/**
 * The quota of app and location is used up: the service responded with 429, or the client did not
 * send because the request would have to wait longer than the call may take. {@link #attempts()} is
 * 0 in the latter case.
 */
public final class RateLimitedException extends ServiceException {
  private static final long serialVersionUID = 1L;

  private final boolean daily;

  RateLimitedException(Builder builder) {
    super(builder);
    this.daily = builder.rateLimits().dailyRemaining().orElse(1) == 0;
  }

  /**
   * Returns which quota it is.
   *
   * @return true for that of the day, which waiting for seconds does not bring back; false for that
   *     of the interval
   */
  public boolean isDaily() {
    return daily;
  }
}
