package io.github.contactsv3.auth.internal;

import java.util.List;
import java.util.Locale;

/** What the words of a 401 say. They were recorded by users of the service. */
final class Rejection {
  /**
   * "The token is not authorized for this scope.", "This authClass type is not allowed ...", "This
   * location is not accessible from this token!", "version header is invalid", "This route is not
   * yet supported by the IAM Service.".
   */
  private static final List<String> WORDS =
      List.of("scope", "authclass", "location", "version", "iam service");

  private Rejection() {}

  /** Returns whether a new token would be refused as well. */
  static boolean isNoMatterOfTheToken(List<String> messages) {
    return messages.stream()
        .map(m -> m.toLowerCase(Locale.ROOT))
        .anyMatch(m -> WORDS.stream().anyMatch(m::contains));
  }
}
