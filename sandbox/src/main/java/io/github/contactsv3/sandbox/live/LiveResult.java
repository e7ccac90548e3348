package io.github.contactsv3.sandbox.live;

import java.util.Locale;
import java.util.Objects;

/**
 * What a check has found out. Immutable. No text holds a token; texts of the service are masked as
 * in the messages of the client's exceptions.
 *
 * @param check the name of the check; of an {@link io.github.contactsv3.sandbox.Assumption} in
 *     lower case with hyphens
 * @param usual what the sandbox does by default
 * @param verdict whether the service does so, too
 * @param text what the service responded, or why nothing can be said
 */
public record LiveResult(String check, String usual, Verdict verdict, String text) {
  /** Whether the service behaves as the sandbox does by default. */
  public enum Verdict {
    /** The service does what the sandbox does by default. */
    CONFIRMED,
    /** The service does not: the default of the sandbox is wrong. */
    DENIED,
    /** Nothing can be said; the text has the reason. */
    UNKNOWN;

    /**
     * Returns the name in lower case.
     *
     * @return such as {@code confirmed}
     */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Creates a result.
   *
   * @param check the name of the check
   * @param usual what the sandbox does by default
   * @param verdict whether the service does so, too
   * @param text what the service responded, or why nothing can be said
   * @throws NullPointerException if one of them is null
   */
  public LiveResult {
    Objects.requireNonNull(check, "check");
    Objects.requireNonNull(usual, "usual");
    Objects.requireNonNull(verdict, "verdict");
    Objects.requireNonNull(text, "text");
  }
}
