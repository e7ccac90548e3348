package io.github.contactsv3.client;

import io.github.contactsv3.client.internal.attempt.ExtraQuery;
import io.github.contactsv3.client.internal.http.HeaderNames;
import io.github.contactsv3.core.Priority;
import io.github.contactsv3.core.internal.HeaderText;
import io.github.contactsv3.core.internal.Ranges;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Overrides client settings for single calls; see {@link ContactsClient#with}. Immutable and
 * thread-safe; {@code toString} shows no values of headers and query parameters.
 */
public final class CallOptions {
  static final CallOptions BATCH = builder().priority(Priority.BATCH).build();
  static final Duration MIN_TIMEOUT = Duration.ofMillis(1);
  static final Duration MAX_TIMEOUT = Duration.ofHours(1);

  private final Optional<Duration> timeout;
  private final Map<String, String> headers;
  private final ExtraQuery query;
  private final boolean retries;
  private final Optional<Priority> priority;

  private CallOptions(Builder builder) {
    this.timeout = builder.timeout;
    this.headers = Map.copyOf(builder.headers);
    this.query = builder.query;
    this.retries = builder.retries;
    this.priority = builder.priority;
  }

  /**
   * Returns a builder.
   *
   * @return a builder that overrides nothing
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns the timeout of a call, with all its attempts and waits.
   *
   * @return the timeout; empty for that of the client
   */
  public Optional<Duration> timeout() {
    return timeout;
  }

  /**
   * Returns the headers to send in addition to those of the client.
   *
   * @return name and value of each, unmodifiable
   */
  public Map<String, String> headers() {
    return headers;
  }

  /**
   * Returns the query parameters to send in addition to those of the operation.
   *
   * @return name and value of each, not encoded, unmodifiable
   */
  public Map<String, String> queryParameters() {
    return query.values();
  }

  ExtraQuery query() {
    return query;
  }

  /**
   * Returns whether failed requests are retried.
   *
   * @return false if failed requests are never retried
   */
  public boolean retries() {
    return retries;
  }

  /**
   * Returns how urgent the calls are.
   *
   * @return the priority; empty for that of the client
   */
  public Optional<Priority> priority() {
    return priority;
  }

  @Override
  public String toString() {
    return "CallOptions{timeout=%s, headers=%s, queryParameters=%s, retries=%s, priority=%s}"
        .formatted(
            timeout.orElse(null),
            headers.keySet(),
            queryParameters().keySet(),
            retries,
            priority.orElse(null));
  }

  /** Builds {@link CallOptions}. Not thread-safe. */
  public static final class Builder {
    private Optional<Duration> timeout = Optional.empty();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private ExtraQuery query = ExtraQuery.NONE;
    private boolean retries = true;
    private Optional<Priority> priority = Optional.empty();

    private Builder() {}

    /**
     * Sets the timeout of a call, with all its attempts and waits.
     *
     * @param timeout from 1 ms to 1 h
     * @return this builder
     * @throws IllegalArgumentException if it is out of range
     */
    public Builder timeout(Duration timeout) {
      this.timeout = Optional.of(Ranges.check("timeout", timeout, MIN_TIMEOUT, MAX_TIMEOUT));
      return this;
    }

    /**
     * Adds a header.
     *
     * @param name its name, not one that the client sets itself
     * @param value printable ASCII, not blank
     * @return this builder
     * @throws IllegalArgumentException if the name or the value can't be sent; the message has the
     *     name, never the value
     */
    public Builder header(String name, String value) {
      headers.put(HeaderNames.check(name), HeaderText.check(name, value));
      return this;
    }

    /**
     * Adds a query parameter, such as one that the document does not know yet. A call of an
     * operation that sends a parameter of this name itself is refused.
     *
     * @param name letters, digits and {@code . _ ~ - [ ]}
     * @param value the value, not encoded
     * @return this builder
     * @throws NullPointerException if the name or the value is null
     * @throws IllegalArgumentException if the name or the value can't be sent; the message never
     *     has the value
     */
    public Builder queryParameter(String name, String value) {
      query = query.and(name, value);
      return this;
    }

    /**
     * Disables retries of failed requests. A request that the service refuses because its token is
     * no longer valid is sent once more with a new token all the same: it was not processed.
     *
     * @return this builder
     */
    public Builder noRetries() {
      this.retries = false;
      return this;
    }

    /**
     * Sets how urgent the calls are. Exports and bulk runs are {@link Priority#BATCH} by
     * themselves, all other calls {@link Priority#INTERACTIVE}.
     *
     * @param priority the priority
     * @return this builder
     */
    public Builder priority(Priority priority) {
      this.priority = Optional.of(priority);
      return this;
    }

    /**
     * Returns the options.
     *
     * @return new options
     */
    public CallOptions build() {
      return new CallOptions(this);
    }
  }
}
