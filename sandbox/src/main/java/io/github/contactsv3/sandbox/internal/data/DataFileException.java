package io.github.contactsv3.sandbox.internal.data;

import org.jspecify.annotations.Nullable;

/** A data file that cannot be used. The message is one line that names the file and the reason. */
public final class DataFileException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  DataFileException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
