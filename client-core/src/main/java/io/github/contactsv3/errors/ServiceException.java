package io.github.contactsv3.errors;

import io.github.contactsv3.core.OperationInfo;
import io.github.contactsv3.core.RateLimits;
import io.github.contactsv3.errors.internal.SafeText;
import io.github.contactsv3.errors.internal.TraceIds;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The service responded with an error. Errors that callers branch on have subclasses; all others
 * are of this class.
 *
 * <p>Tests create one with {@link #builder()}, which selects the subclass as the client does.
 */
public sealed class ServiceException extends ContactsApiException
    permits AuthenticationException,
        DuplicateContactException,
        LocationInactiveException,
        NotFoundException,
        PermissionException,
        RateLimitedException,
        ServerErrorException,
        ValidationException {
  private static final long serialVersionUID = 1L;

  private final int status;

  /** Not serialised: the words may repeat what was sent. */
  private final transient @Nullable List<String> messages;

  /** Not serialised either, since it has the words, if masked. */
  private final transient @Nullable String message;

  private final @Nullable String traceId;
  private final @Nullable RateLimits rateLimits;

  ServiceException(Builder builder) {
    super(builder.requireOperation(), builder.attempts, describe(builder, ""), null);
    this.status = builder.status;
    this.messages = List.copyOf(builder.messages);
    this.message = describe(operation(), builder.attempts, describe(builder, words(messages)));
    this.traceId = TraceIds.of(builder.traceId);
    this.rateLimits = builder.rateLimits;
  }

  private static String describe(Builder builder, String words) {
    String text = builder.attempts == 0 ? "not sent" : "HTTP " + builder.status;
    String traceId = TraceIds.of(builder.traceId);
    return text + words + (traceId == null ? "" : ", trace " + traceId);
  }

  private static String words(List<String> messages) {
    return messages.isEmpty() ? "" : " (" + SafeText.of(String.join("; ", messages)) + ")";
  }

  /**
   * Returns the message, with the service's explanation.
   *
   * @return the message, with quoted parts, e-mail addresses and phone numbers masked in the
   *     explanation; without the explanation after deserialisation, like {@link #messages()}
   */
  @Override
  public @Nullable String getMessage() {
    return message == null ? super.getMessage() : message;
  }

  /**
   * Returns a builder, for tests.
   *
   * @return a builder that lacks the operation and the status
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns the HTTP status.
   *
   * @return a status outside of 200 to 299
   */
  public int status() {
    return status;
  }

  /**
   * Returns the service's explanation, unchanged except that the client's own secrets are masked.
   * It may repeat request values and thus contain personal data; {@link #getMessage()} masks what
   * looks like personal data.
   *
   * @return the texts of the body; empty if it had none, and after deserialisation, since
   *     serialised exceptions are stored where personal data should not be
   */
  public List<String> messages() {
    return messages == null ? List.of() : messages;
  }

  /**
   * Returns the trace id, by which the service's support finds the request.
   *
   * @return the id, of up to 64 letters, digits, {@code -} and {@code _}; {@code ***} if the
   *     response had something else in its place, which may be any text; empty if it had none, as
   *     responses of proxies do
   */
  public Optional<String> traceId() {
    return Optional.ofNullable(traceId);
  }

  /**
   * Returns the rate limits in the headers of the response, with the delay that the service asked
   * for before the next attempt: {@code rateLimits().retryAfter()}.
   *
   * @return the rate limits; {@link RateLimits#UNKNOWN} if the response had none
   */
  public RateLimits rateLimits() {
    return Objects.requireNonNullElse(rateLimits, RateLimits.UNKNOWN);
  }

  /** Builds a {@link ServiceException} or the subclass that fits. Not thread-safe. */
  public static final class Builder {
    private @Nullable OperationInfo operation;
    private int attempts = 1;
    private int status;
    private List<String> messages = List.of();
    private @Nullable String traceId;
    private RateLimits rateLimits = RateLimits.UNKNOWN;
    private @Nullable String duplicateId;
    private @Nullable String matchingField;

    private Builder() {}

    /**
     * Sets the operation, which is required.
     *
     * @param operation the operation that failed
     * @return this builder
     */
    public Builder operation(OperationInfo operation) {
      this.operation = operation;
      return this;
    }

    /**
     * Sets how often the request was sent. Default: once.
     *
     * @param attempts the number of attempts
     * @return this builder
     */
    public Builder attempts(int attempts) {
      this.attempts = attempts;
      return this;
    }

    /**
     * Sets the HTTP status, which is required.
     *
     * @param status the status
     * @return this builder
     */
    public Builder status(int status) {
      this.status = status;
      return this;
    }

    /**
     * Sets the service's explanation.
     *
     * @param messages the texts
     * @return this builder
     */
    public Builder messages(List<String> messages) {
      this.messages = List.copyOf(messages);
      return this;
    }

    /**
     * Sets the trace id.
     *
     * @param traceId the id, or null if the response had none
     * @return this builder
     */
    public Builder traceId(@Nullable String traceId) {
      this.traceId = traceId;
      return this;
    }

    /**
     * Sets the rate limits and the delay before the next attempt. Default: unknown.
     *
     * @param rateLimits the rate limits
     * @return this builder
     */
    public Builder rateLimits(RateLimits rateLimits) {
      this.rateLimits = rateLimits;
      return this;
    }

    /**
     * Sets the existing contact, which makes it a {@link DuplicateContactException}.
     *
     * @param contactId the id of the existing contact
     * @param matchingField the property that is the same, or null if the response did not say
     * @return this builder
     */
    public Builder duplicate(@Nullable String contactId, @Nullable String matchingField) {
      this.duplicateId = contactId;
      this.matchingField = matchingField;
      return this;
    }

    /**
     * Returns the exception.
     *
     * @return a new exception, of the class that status and texts select
     * @throws NullPointerException if the operation is not set
     * @throws IllegalStateException if the status is not set
     */
    public ServiceException build() {
      if (status == 0) {
        throw new IllegalStateException("status is required and not set");
      }
      requireOperation();
      return ErrorTable.classify(this);
    }

    OperationInfo requireOperation() {
      return Objects.requireNonNull(operation, "operation is required and not set");
    }

    int status() {
      return status;
    }

    List<String> messages() {
      return messages;
    }

    RateLimits rateLimits() {
      return rateLimits;
    }

    @Nullable String duplicateId() {
      return duplicateId;
    }

    @Nullable String matchingField() {
      return matchingField;
    }
  }
}
