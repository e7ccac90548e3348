package io.github.contactsv3.client.internal.call;

import io.github.contactsv3.auth.spi.AccessToken;
import io.github.contactsv3.core.internal.UnreadableBodyException;
import io.github.contactsv3.runtime.Model;

/** Requires tokens of a response that a header can hold. */
final class UsableTokens {
  private static final int SUCCESS = 200;

  private UsableTokens() {}

  /** Requires an access token, and that the refresh token, if there is one, can be used. */
  static void ofPair(Object response) {
    ofLocation(response);
    if (((Model) response).property("refreshToken") != null) {
      require(response, "refreshToken");
    }
  }

  /** Requires an access token. The refresh token that comes along is left aside. */
  static void ofLocation(Object response) {
    require(response, "accessToken");
  }

  private static void require(Object response, String name) {
    Object token = ((Model) response).property(name);
    if (!(token instanceof String text)) {
      throw unusable(name, token == null ? "missing, though it is required" : "no text");
    }
    try {
      new AccessToken(text, null);
    } catch (IllegalArgumentException e) {
      throw unusable(name, String.valueOf(e.getMessage()));
    }
  }

  private static UnreadableBodyException unusable(String name, String problem) {
    return new UnreadableBodyException(SUCCESS, "$." + name, problem);
  }
}
