package io.github.contactsv3.errors;

import io.github.contactsv3.core.OperationInfo;
import io.github.contactsv3.errors.internal.SafeText;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The service responded with success, but with an unreadable body. The request has been processed.
 * There are two cases:
 *
 * <ul>
 *   <li>A call throws it if the body as a whole is unreadable: not JSON, truncated, null, or not an
 *       object.
 *   <li>The getter of a model throws it if this one property is unreadable, or is required and
 *       missing. {@link #operation()} is {@link OperationInfo#NONE} then, and {@link #status()} and
 *       {@link #attempts()} are 0. {@code Model.property(name)} returns its raw JSON. Paging throws
 *       it in the same way for an element that is null or not an object, with the operation and the
 *       status.
 * </ul>
 *
 * <p>Has no cause: the messages of JSON parsers quote the body, and the body is about people.
 */
public final class DecodingException extends ContactsApiException {
  private static final long serialVersionUID = 2L;

  private final int status;
  private final @Nullable String path;

  /**
   * Creates the exception of a call.
   *
   * @param operation the operation
   * @param attempts how often the request was sent; 0 if the call itself succeeded
   * @param status the HTTP status, 2xx
   * @param path the path in the body, such as {@code $.contacts[3].dateAdded}
   * @param problem the problem, without the value
   */
  public DecodingException(
      OperationInfo operation, int attempts, int status, String path, String problem) {
    super(
        operation,
        attempts,
        "can't read the response "
            + status
            + " at "
            + SafeText.path(path)
            + ": "
            + SafeText.of(problem),
        null);
    this.status = status;
    this.path = SafeText.path(path);
  }

  /**
   * Creates the exception of a getter.
   *
   * @param model the model, with its id if it has one, such as {@code ContactSummary "q7x"}
   * @param property the JSON name of the property
   * @param problem the kind of value in the response, without the value itself
   */
  public DecodingException(String model, String property, String problem) {
    super(
        OperationInfo.NONE,
        0,
        model + "." + property + " is unreadable: " + SafeText.of(problem),
        null);
    this.status = 0;
    this.path = "$." + property;
  }

  /**
   * Returns the HTTP status.
   *
   * @return a status from 200 to 299; 0 if a getter has thrown this
   */
  public int status() {
    return status;
  }

  /**
   * Returns the path of the problem.
   *
   * @return a path in the body such as {@code $.contacts[3].dateAdded}, {@code $} for the body as a
   *     whole; if a getter has thrown this, a path in the model. Names that the document lacks are
   *     masked
   */
  public String path() {
    return Objects.requireNonNullElse(path, "$");
  }
}
