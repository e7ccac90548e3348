package io.github.contactsv3.micrometer;

import io.micrometer.common.KeyValue;
import org.jspecify.annotations.Nullable;

/** The tag {@code error.type}. */
final class ErrorType {
  private ErrorType() {}

  /** Returns the name of a class: there are few of them, while messages are without number. */
  static String of(@Nullable Throwable error) {
    return error == null ? KeyValue.NONE_VALUE : error.getClass().getName();
  }
}
