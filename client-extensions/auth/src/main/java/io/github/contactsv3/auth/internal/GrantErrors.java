package io.github.contactsv3.auth.internal;

import io.github.contactsv3.auth.spi.TokenKey;
import io.github.contactsv3.errors.ServiceException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** The errors that ask a person to authorize the app again. */
final class GrantErrors {
  private GrantErrors() {}

  static ServiceException nothingStored(TokenKey key) {
    return reauthorize("no tokens are stored for " + name(key));
  }

  /** Nothing could be sent, since there is nothing to send. */
  static ServiceException reauthorize(String why) {
    return ServiceException.builder()
        .operation(TokenOperations.REQUEST_TOKEN)
        .attempts(0)
        .status(401)
        .messages(List.of("Invalid grant: " + why + "; authorize the app"))
        .build();
  }

  /** The refresh token was spent, and what it brought never arrived in the store. */
  static ServiceException lost(ServiceException refusal, Instant startedAt) {
    List<String> messages = new ArrayList<>(refusal.messages());
    messages.add(
        "a refresh that began at "
            + startedAt.truncatedTo(ChronoUnit.SECONDS)
            + " ended before its new tokens were stored, by a crash or a lost response,"
            + " so they are lost; authorize the app again");
    return ServiceException.builder()
        .operation(refusal.operation())
        .attempts(refusal.attempts())
        .status(refusal.status())
        .messages(messages)
        .traceId(refusal.traceId().orElse(null))
        .rateLimits(refusal.rateLimits())
        .build();
  }

  static String name(TokenKey key) {
    return switch (key.type()) {
      case LOCATION -> "location " + key.id();
      case COMPANY -> "company " + key.id();
      case AGENCY_LOCATION -> "location " + key.id() + " of an agency";
    };
  }
}
