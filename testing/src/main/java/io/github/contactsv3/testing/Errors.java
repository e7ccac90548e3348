package io.github.contactsv3.testing;

import io.github.contactsv3.core.OperationInfo;
import io.github.contactsv3.core.RateLimits;
import io.github.contactsv3.errors.AuthenticationException;
import io.github.contactsv3.errors.CallInterruptedException;
import io.github.contactsv3.errors.CallbackException;
import io.github.contactsv3.errors.DecodingException;
import io.github.contactsv3.errors.DuplicateContactException;
import io.github.contactsv3.errors.LocationInactiveException;
import io.github.contactsv3.errors.NotFoundException;
import io.github.contactsv3.errors.PagingException;
import io.github.contactsv3.errors.PermissionException;
import io.github.contactsv3.errors.QuotaStoreException;
import io.github.contactsv3.errors.RateLimitedException;
import io.github.contactsv3.errors.ServerErrorException;
import io.github.contactsv3.errors.ServiceException;
import io.github.contactsv3.errors.TokenProviderException;
import io.github.contactsv3.errors.TokenStoreException;
import io.github.contactsv3.errors.TransportException;
import io.github.contactsv3.errors.ValidationException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * Every error that calls of the client throw, for fakes and stubs in unit tests:
 *
 * <pre>{@code
 * throw Errors.notFound(Operations.GET_CONTACT);
 * }</pre>
 *
 * <p>Errors of the service have the status and words of the service, the trace id {@link #TRACE_ID}
 * and one attempt. {@link #response} builds others. {@code Operations} of the package {@code
 * io.github.contactsv3.api} has a constant for each operation. Arguments must not be null.
 */
public final class Errors {
  /** The trace id of errors of the service. */
  public static final String TRACE_ID = "trace-1";

  private static final RateLimits INTERVAL_USED_UP =
      new RateLimits(100, 0, Duration.ofSeconds(10), 200_000L, 199_900L, Duration.ofSeconds(10));
  private static final RateLimits DAY_USED_UP =
      new RateLimits(100, 99, Duration.ofSeconds(10), 200_000L, 0L, Duration.ofHours(1));

  private Errors() {}

  /**
   * Returns a builder of an error response, for what the other methods do not set.
   *
   * @param operation the operation that fails
   * @param status the HTTP status; with the texts, it selects the class, as in the client
   * @param texts the service's explanation
   * @return a builder with trace id and one attempt
   */
  public static ServiceException.Builder response(
      OperationInfo operation, int status, String... texts) {
    return ServiceException.builder()
        .operation(operation)
        .status(status)
        .messages(List.of(texts))
        .traceId(TRACE_ID);
  }

  /**
   * Returns an error response of no class of its own: status 409.
   *
   * @param operation the operation that fails
   * @return a new exception
   */
  public static ServiceException conflict(OperationInfo operation) {
    return response(operation, 409, "Conflict").build();
  }

  /**
   * Returns the error for a contact that does not exist: status 400.
   *
   * @param operation the operation that fails
   * @return a new exception
   */
  public static NotFoundException notFound(OperationInfo operation) {
    return build(NotFoundException.class, response(operation, 400, "Contact not found"));
  }

  /**
   * Returns the error for a request that the service refuses: status 422.
   *
   * @param operation the operation that fails
   * @param texts what is wrong, such as {@code email must be an email}; each is a violation, of the
   *     property that the text begins with
   * @return a new exception
   */
  public static ValidationException validation(OperationInfo operation, String... texts) {
    return build(ValidationException.class, response(operation, 422, texts));
  }

  /**
   * Returns the error for a contact that the location already has: status 400.
   *
   * @param operation the operation that fails
   * @param contactId the id of the existing contact
   * @param matchingField the property that is the same, {@code email} or {@code phone}
   * @return a new exception
   */
  public static DuplicateContactException duplicate(
      OperationInfo operation, String contactId, String matchingField) {
    return build(
        DuplicateContactException.class,
        response(operation, 400, "This location does not allow duplicated contacts.")
            .duplicate(contactId, matchingField));
  }

  /**
   * Returns the error for an access token that the service refuses: status 401.
   *
   * @param operation the operation that fails
   * @return a new exception
   */
  public static AuthenticationException tokenRejected(OperationInfo operation) {
    return build(AuthenticationException.class, response(operation, 401, "Invalid JWT"));
  }

  /**
   * Returns the error for a refresh token that the service refuses: status 400. A person has to
   * authorize the app again.
   *
   * @param operation the operation that needed the token
   * @return a new exception
   */
  public static AuthenticationException reauthorizationRequired(OperationInfo operation) {
    return build(
        AuthenticationException.class,
        response(operation, 400, "Invalid grant: refresh token is invalid"));
  }

  /**
   * Returns the error for a token without the scope of the operation: status 401.
   *
   * @param operation the operation that fails
   * @return a new exception
   */
  public static PermissionException permission(OperationInfo operation) {
    return build(
        PermissionException.class,
        response(operation, 401, "The token is not authorized for this scope."));
  }

  /**
   * Returns the error for a location that is not active: status 400.
   *
   * @param operation the operation that needed the token
   * @return a new exception
   */
  public static LocationInactiveException locationInactive(OperationInfo operation) {
    return build(
        LocationInactiveException.class, response(operation, 400, "Location is not active"));
  }

  /**
   * Returns the error for a quota that is used up for the interval: status 429, ten seconds.
   *
   * @param operation the operation that fails
   * @return a new exception
   */
  public static RateLimitedException rateLimited(OperationInfo operation) {
    return build(
        RateLimitedException.class,
        response(operation, 429, "Too Many Requests").rateLimits(INTERVAL_USED_UP));
  }

  /**
   * Returns the error for a quota that is used up for the day: status 429.
   *
   * @param operation the operation that fails
   * @return a new exception
   */
  public static RateLimitedException dailyLimitReached(OperationInfo operation) {
    return build(
        RateLimitedException.class,
        response(operation, 429, "Too Many Requests").rateLimits(DAY_USED_UP));
  }

  /**
   * Returns the error for a service that has a problem of its own: status 500.
   *
   * @param operation the operation that fails
   * @return a new exception
   */
  public static ServerErrorException serverError(OperationInfo operation) {
    return build(ServerErrorException.class, response(operation, 500, "Internal server error"));
  }

  /**
   * Returns the error for a connection that is refused: the service has not processed the request.
   *
   * @param operation the operation that fails
   * @return a new exception
   */
  public static TransportException connectionRefused(OperationInfo operation) {
    return new TransportException(
        operation,
        1,
        "cannot connect to api.example:443",
        new IOException("connection refused"),
        false);
  }

  /**
   * Returns the error for a response that is lost: the service may have processed the request.
   *
   * @param operation the operation that fails
   * @return a new exception
   */
  public static TransportException responseLost(OperationInfo operation) {
    return new TransportException(
        operation, 1, "no response from api.example:443", new IOException("timeout"), true);
  }

  /**
   * Returns the error for a response with status 200 that the client cannot read.
   *
   * @param operation the operation that fails
   * @return a new exception
   */
  public static DecodingException decoding(OperationInfo operation) {
    return new DecodingException(operation, 1, 200, "$.contact", "not an object");
  }

  /**
   * Returns the error for pages that do not continue.
   *
   * @param operation the operation of the pages
   * @return a new exception
   */
  public static PagingException paging(OperationInfo operation) {
    return new PagingException(operation, "the cursor of a page is that of the page before");
  }

  /**
   * Returns the error for a thread that is interrupted while it waits for the quota. The flag of
   * the thread is not set.
   *
   * @param operation the operation that is interrupted
   * @return a new exception
   */
  public static CallInterruptedException interrupted(OperationInfo operation) {
    return new CallInterruptedException(operation, 0, "the quota");
  }

  /**
   * Returns the error for a sink or a listener that fails.
   *
   * @param operation the operation of the run
   * @param checkpoint the text of the checkpoint to resume from
   * @param cause what the sink has thrown
   * @return a new exception
   */
  public static CallbackException sinkFailed(
      OperationInfo operation, String checkpoint, Exception cause) {
    return new CallbackException(operation, "sink", checkpoint, cause);
  }

  /**
   * Returns the error for a supplier of tokens that fails.
   *
   * @param operation the operation that needed the token
   * @return a new exception
   */
  public static TokenProviderException tokenProvider(OperationInfo operation) {
    return new TokenProviderException(operation, 0, "the supplier of tokens failed", null);
  }

  /**
   * Returns the error for a token store that fails.
   *
   * @param operation the operation that needed the token
   * @return a new exception
   */
  public static TokenStoreException tokenStore(OperationInfo operation) {
    return new TokenStoreException(operation, 0, "the token store cannot be read", null);
  }

  /**
   * Returns the error for a store of the quota that fails.
   *
   * @param operation the operation that needed a permit
   * @return a new exception
   */
  public static QuotaStoreException quotaStore(OperationInfo operation) {
    return new QuotaStoreException(operation, 0, "the store of the quota cannot be read", null);
  }

  /** Texts that select another class are refused: the caller would get another error. */
  private static <E extends ServiceException> E build(
      Class<E> type, ServiceException.Builder builder) {
    ServiceException error = builder.build();
    if (!type.isInstance(error)) {
      throw new IllegalArgumentException(
          "the texts make it a "
              + error.getClass().getSimpleName()
              + ", not a "
              + type.getSimpleName());
    }
    return type.cast(error);
  }
}
