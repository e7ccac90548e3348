package io.github.contactsv3.client.internal.attempt;

import io.github.contactsv3.auth.spi.AccessToken;
import io.github.contactsv3.core.Priority;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The settings of all calls of one view of a client.
 *
 * @param locationId the location, or null if the view has none
 * @param timeout how long a call may take with all its attempts and waits
 * @param headers headers in addition to those of the client
 * @param query query parameters in addition to those of the operation
 * @param retries whether a failed request may be sent again
 * @param token the token of each request, or null if the credentials give it
 * @param companyId the company whose quota the calls use, or null if it is the location's
 * @param priority how urgent the calls are
 * @param check what responses have to have beyond what can be decoded, or null
 */
public record CallSettings(
    @Nullable String locationId,
    Duration timeout,
    Map<String, String> headers,
    ExtraQuery query,
    boolean retries,
    @Nullable AccessToken token,
    @Nullable String companyId,
    Priority priority,
    @Nullable ResponseCheck check) {
  private static final Duration LONGEST = Duration.ofDays(1);

  /**
   * Creates settings. A timeout outside of what clocks count becomes the nearest that they do.
   *
   * @param locationId the location, or null
   * @param timeout how long a call may take; at most a day
   * @param headers headers in addition to those of the client
   * @param query query parameters in addition to those of the operation
   * @param retries whether a failed request may be sent again
   * @param token the token of each request, or null
   * @param companyId the company whose quota the calls use, or null
   * @param priority how urgent the calls are
   * @param check what responses have to have, or null
   */
  public CallSettings {
    timeout = timeout.compareTo(LONGEST) > 0 ? LONGEST : timeout;
    timeout = timeout.isNegative() ? Duration.ZERO : timeout;
  }

  /**
   * Returns the settings of a client.
   *
   * @param locationId the location, or null if the client has none
   * @param timeout how long a call may take
   * @return settings without headers, with retries
   */
  public static CallSettings of(@Nullable String locationId, Duration timeout) {
    return new CallSettings(
        locationId,
        timeout,
        Map.of(),
        ExtraQuery.NONE,
        true,
        null,
        null,
        Priority.INTERACTIVE,
        null);
  }

  /**
   * Returns the settings of a request for a token pair, which is sent once: the caller knows what
   * may be retried.
   *
   * @param timeout how long it may take
   * @param check what the response has to have
   * @return settings without location
   */
  public static CallSettings once(Duration timeout, ResponseCheck check) {
    return new CallSettings(
        null, timeout, Map.of(), ExtraQuery.NONE, false, null, null, Priority.INTERACTIVE, check);
  }

  /**
   * Returns the settings of a request on behalf of a company.
   *
   * @param timeout how long it may take
   * @param token the token of the company
   * @param companyId the company, whose quota the request uses
   * @param check what the response has to have
   * @return settings without location, with retries
   */
  public static CallSettings ofCompany(
      Duration timeout, AccessToken token, String companyId, ResponseCheck check) {
    return new CallSettings(
        null,
        timeout,
        Map.of(),
        ExtraQuery.NONE,
        true,
        token,
        companyId,
        Priority.INTERACTIVE,
        check);
  }

  /**
   * Returns the settings for another location.
   *
   * @param locationId its id
   * @return new settings
   */
  public CallSettings withLocation(String locationId) {
    return new CallSettings(
        locationId, timeout, headers, query, retries, token, companyId, priority, check);
  }

  /**
   * Returns the settings with per-call options laid over them.
   *
   * @param timeout how long a call may take, or null if it is as before
   * @param added headers that are added or replaced
   * @param query query parameters that are added or replaced
   * @param retries false to send each request once
   * @param priority how urgent the calls are, or null if it is as before
   * @return new settings
   */
  public CallSettings with(
      @Nullable Duration timeout,
      Map<String, String> added,
      ExtraQuery query,
      boolean retries,
      @Nullable Priority priority) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.putAll(added);
    return new CallSettings(
        locationId,
        timeout == null ? this.timeout : timeout,
        Map.copyOf(all),
        this.query.and(query),
        this.retries && retries,
        token,
        companyId,
        priority == null ? this.priority : priority,
        check);
  }
}
