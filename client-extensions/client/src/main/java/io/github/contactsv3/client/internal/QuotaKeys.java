package io.github.contactsv3.client.internal;

import io.github.contactsv3.auth.spi.TokenSource;
import io.github.contactsv3.resilience.spi.QuotaKey;
import org.jspecify.annotations.Nullable;

/** Whose quota a call uses. */
public final class QuotaKeys {
  /** Stands for the company, or for a location that the caller did not name. */
  private static final String NO_LOCATION = "-";

  private QuotaKeys() {}

  /**
   * Returns the key of a call.
   *
   * @param tokens whose app it is
   * @param locationId the location, or null if the call is for none
   * @return the key
   */
  public static QuotaKey of(TokenSource tokens, @Nullable String locationId) {
    return new QuotaKey(tokens.appId(), locationId == null ? NO_LOCATION : locationId);
  }
}
