package io.github.contactsv3.errors;

import io.github.contactsv3.runtime.OperationInfo;

/**
 * The service answered with success, but with a body that does not fit: broken JSON, another type
 * than the document says, or without a property that it promises. The request has been processed.
 *
 * <p>Has no cause: the messages of JSON parsers quote the body, and the body is about people.
 */
public final class DecodingException extends ContactsApiException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String path;

  /**
   * Makes one.
   *
   * @param operation the operation whose answer it was
   * @param attempts how often the request was sent
   * @param status the HTTP status, 2xx
   * @param path where in the body, such as {@code $.contacts[3].dateAdded}
   * @param problem what is wrong there, without the value
   */
  public DecodingException(
      OperationInfo operation, int attempts, int status, String path, String problem) {
    super(
        operation,
        attempts,
        "can't read the answer " + status + " at " + path + ": " + problem,
        null);
    this.status = status;
    this.path = path;
  }

  /**
   * Returns the HTTP status.
   *
   * @return a status from 200 to 299
   */
  public int status() {
    return status;
  }

  /**
   * Returns where in the body the problem is.
   *
   * @return a path such as {@code $.contacts[3].dateAdded}; {@code $} for the body as a whole
   */
  public String path() {
    return path;
  }
}
