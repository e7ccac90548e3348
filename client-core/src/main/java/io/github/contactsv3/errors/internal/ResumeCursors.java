package io.github.contactsv3.errors.internal;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Lets the pagination module attach a cursor to an error, which users cannot. Thread-safe. */
public final class ResumeCursors {
  private static volatile @Nullable BiConsumer<RuntimeException, String> setter;

  private ResumeCursors() {}

  /**
   * Sets how a cursor is attached. Called by the class initializer of the errors.
   *
   * @param setter attaches a cursor to an error that has none
   */
  public static void register(BiConsumer<RuntimeException, String> setter) {
    ResumeCursors.setter = setter;
  }

  /**
   * Attaches the cursor of the page that failed. The first cursor of an error stays.
   *
   * @param error a ContactsApiException
   * @param cursor the text of the cursor
   */
  public static void attach(RuntimeException error, String cursor) {
    BiConsumer<RuntimeException, String> known = setter;
    if (known != null) {
      known.accept(error, cursor);
    }
  }
}
