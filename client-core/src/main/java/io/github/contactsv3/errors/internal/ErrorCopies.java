package io.github.contactsv3.errors.internal;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Copies errors that several callers share, such as those of one token refresh. Each caller gets an
 * object of its own: a stack trace, suppressed exceptions and the cursor of a page belong to one
 * call. Thread-safe.
 */
public final class ErrorCopies {
  private static volatile @Nullable UnaryOperator<RuntimeException> copier;

  private ErrorCopies() {}

  /**
   * Sets how an error is copied. Called by the class initializer of the errors.
   *
   * @param copier copies a ContactsApiException, and returns any other exception as it is
   */
  public static void register(UnaryOperator<RuntimeException> copier) {
    ErrorCopies.copier = copier;
  }

  /**
   * Returns a copy with the stack trace of the calling thread and without a cursor.
   *
   * @param error an error; returned as it is if it is no ContactsApiException
   * @return an error of the same class that says the same
   */
  public static RuntimeException copyOf(RuntimeException error) {
    UnaryOperator<RuntimeException> known = copier;
    return known == null ? error : known.apply(error);
  }
}
