package io.github.contactsv3.errors;

import io.github.contactsv3.core.OperationInfo;
import io.github.contactsv3.errors.internal.ErrorCopies;
import io.github.contactsv3.errors.internal.ResumeCursors;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The root of all failures of calls, and of paging, exports, bulk runs, token stores, quota stores
 * and webhooks. Arguments and states that are refused before anything is sent cause an {@link
 * IllegalArgumentException} or an {@link IllegalStateException} instead.
 * <!-- region errors of JavadocSnippets.java -->
 *
 * <pre>{@code
 * try {
 *   client.contacts().deleteContact(contactId);
 *   return true;
 * } catch (NotFoundException e) {
 *   return false;
 * } catch (ServiceException e) { // any other error response
 *   log.println("HTTP " + e.status() + ", trace " + e.traceId().orElse("none"));
 *   throw e;
 * } catch (ContactsApiException e) { // no response, an unreadable one, no token, no quota
 *   log.println(e.operation().id() + " failed after " + e.attempts() + " attempts");
 *   throw e;
 * }
 * }</pre>
 *
 * <p>Messages and {@code toString} contain no tokens and no headers. SECURITY.md describes the
 * treatment of personal data.
 */
public abstract sealed class ContactsApiException extends RuntimeException implements Cloneable
    permits CallInterruptedException,
        CallbackException,
        DecodingException,
        PagingException,
        QuotaStoreException,
        ServiceException,
        TokenProviderException,
        TokenStoreException,
        TransportException,
        WebhookException {
  private static final long serialVersionUID = 2L;

  static {
    ResumeCursors.register(
        (error, cursor) -> ((ContactsApiException) error).attachResumeCursor(cursor));
    ErrorCopies.register(
        error -> error instanceof ContactsApiException known ? known.copy() : error);
  }

  private final @Nullable OperationInfo operation;
  private final int attempts;
  private volatile @Nullable String resumeCursor;

  ContactsApiException(
      OperationInfo operation, int attempts, String message, @Nullable Throwable cause) {
    super(describe(operation, attempts, message), cause);
    this.operation = operation;
    this.attempts = attempts;
  }

  static String describe(OperationInfo operation, int attempts, String message) {
    return (operation.equals(OperationInfo.NONE) ? "" : operation.id() + ": ")
        + message
        + (attempts > 1 ? " after " + attempts + " attempts" : "");
  }

  private void attachResumeCursor(String cursor) {
    if (resumeCursor == null) {
      resumeCursor = cursor;
    }
  }

  /** Fields of all subclasses are immutable, so that a shallow copy shares nothing that changes. */
  private ContactsApiException copy() {
    try {
      ContactsApiException copy = (ContactsApiException) clone();
      copy.resumeCursor = null;
      copy.fillInStackTrace();
      return copy;
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("every error of the hierarchy can be copied", e);
    }
  }

  /**
   * Returns the operation that failed.
   *
   * @return id, method and path template of the operation; the template, never the path with its
   *     ids. {@link OperationInfo#NONE} outside of a call
   */
  public final OperationInfo operation() {
    return Objects.requireNonNullElse(operation, OperationInfo.NONE);
  }

  /**
   * Returns how often the request was sent.
   *
   * @return the number of attempts; 0 if the call failed before the first one, and for what is
   *     wrong with the result of a call that succeeded: cursors and elements of pages, and tokens
   *     that are those of another location
   */
  public final int attempts() {
    return attempts;
  }

  /**
   * Returns where paging can continue after this failure.
   *
   * @return the text of the cursor of the page that failed, for {@code Cursor.parse}; empty outside
   *     of paging. An export resumes from its checkpoint. Treat it as personal data
   */
  public final Optional<String> resumeCursor() {
    return Optional.ofNullable(resumeCursor);
  }
}
