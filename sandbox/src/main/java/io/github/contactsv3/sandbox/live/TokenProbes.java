package io.github.contactsv3.sandbox.live;

import io.github.contactsv3.sandbox.Assumption;
import java.util.List;

/** Which requests for tokens are understood. */
final class TokenProbes {
  static final List<LiveCheck> CHECKS =
      List.of(
          LiveCheck.reading(
              Assumption.OAUTH_TAKES_SNAKE_CASE,
              "under v3, requests for tokens have clientId and the like only",
              2,
              service -> names(service.tokens())),
          LiveCheck.reading(
              Assumption.TOKENS_NEED_VERSION,
              "a request for tokens without a version is one from before v3",
              1,
              service -> version(service.tokens().inOldNames(null))),
          LiveCheck.never(
              LiveCheck.name(Assumption.REUSED_REFRESH_TOKEN_REVOKES),
              "a refresh token that is used again ends no other tokens",
              "would end the authorization of an app if the service does so"));

  private TokenProbes() {}

  private static Outcome names(TokenEndpoint tokens) {
    Reply control = tokens.inNewNames();
    if (!isRefused(control) || !TokenEndpoint.speaksOf(control, "client")) {
      return Outcome.unknown("an unknown app gets HTTP " + control.status());
    }
    Reply old = tokens.inOldNames("v3");
    if (!isRefused(old)) {
      return Outcome.unknown("client_id gets HTTP " + old.status());
    }
    String both = "clientId gets HTTP " + control.status() + ", client_id " + old.status();
    return withoutTrace(control).equals(withoutTrace(old))
        ? Outcome.denied(both + " for the same reason")
        : Outcome.confirmed(both + " for another reason");
  }

  private static Outcome version(Reply reply) {
    String text = "HTTP " + reply.status();
    if (reply.status() == 401 && TokenEndpoint.speaksOf(reply, "version")) {
      return Outcome.denied(text + " for the missing version");
    }
    return isRefused(reply) && TokenEndpoint.speaksOf(reply, "client")
        ? Outcome.confirmed(text + " for the unknown app")
        : Outcome.unknown("unexpected response: " + text);
  }

  private static boolean isRefused(Reply reply) {
    return reply.isRefused() || reply.status() == 401;
  }

  private static String withoutTrace(Reply reply) {
    return reply.text().replaceAll("\"traceId\"\\s*:\\s*\"[^\"]*\"", "");
  }
}
