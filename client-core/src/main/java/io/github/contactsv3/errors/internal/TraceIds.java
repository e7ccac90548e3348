package io.github.contactsv3.errors.internal;

import org.jspecify.annotations.Nullable;

/** Makes trace ids fit for logs and errors: a service or a proxy may send any text as one. */
public final class TraceIds {
  private static final int MAX_LENGTH = 64;

  private TraceIds() {}

  /**
   * Returns a trace id that holds only ASCII letters, digits, {@code -} and {@code _}.
   *
   * @param traceId the id as received, or null
   * @return the id, cut to 64 characters; {@link Secrets#MASK} if it is no id; null for null and
   *     for an empty one
   */
  public static @Nullable String of(@Nullable String traceId) {
    if (traceId == null || traceId.isEmpty()) {
      return null;
    }
    for (int i = 0; i < Math.min(traceId.length(), MAX_LENGTH + 1); i++) {
      if (!isIdPart(traceId.charAt(i))) {
        return Secrets.MASK;
      }
    }
    return traceId.length() <= MAX_LENGTH ? traceId : traceId.substring(0, MAX_LENGTH);
  }

  private static boolean isIdPart(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '_';
  }
}
