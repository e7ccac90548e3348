package io.github.contactsv3.errors;

import io.github.contactsv3.errors.AuthenticationException.Remedy;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Maps error responses to exceptions. The status alone is not enough: an unknown contact is a 400,
 * a missing scope a 401. The texts were recorded by users of the service; each row says which.
 *
 * <p>The table also decides whether a new access token helps: only the rows of {@link Remedy} say
 * so, and nothing else looks at the texts of a 401.
 */
final class ErrorTable {
  /** A row fits if the status does and one text has the words, in any case. */
  private record Row(
      int from, int to, String words, Function<ServiceException.Builder, ServiceException> make) {
    Row {
      if (!words.equals(words.toLowerCase(Locale.ROOT))) {
        throw new IllegalArgumentException("\"" + words + "\" is not in lower case");
      }
    }

    boolean fits(int status, List<String> messages) {
      return status >= from
          && status <= to
          && (words.isEmpty()
              || messages.stream().anyMatch(m -> m.toLowerCase(Locale.ROOT).contains(words)));
    }

    static Row authentication(int from, int to, String words, Remedy remedy) {
      return new Row(from, to, words, b -> new AuthenticationException(b, remedy));
    }
  }

  /** The first row that fits counts. */
  private static final List<Row> ROWS =
      List.of(
          new Row(429, 429, "", RateLimitedException::new),
          // POST /oauth/token: the refresh token is invalid, expired or used before
          Row.authentication(400, 401, "invalid grant", Remedy.NEW_AUTHORIZATION),
          // POST /oauth/token: the same refresh token works again when the location does
          new Row(400, 403, "location is not active", LocationInactiveException::new),
          new Row(400, 422, "does not allow duplicated contacts", DuplicateContactException::new),
          // 401 for a token that is valid but may not do this
          new Row(401, 403, "not authorized for this scope", PermissionException::new),
          new Row(401, 403, "authclass", PermissionException::new),
          new Row(401, 403, "not accessible from this token", PermissionException::new),
          new Row(401, 403, "does not have access to this location", PermissionException::new),
          // an unknown or unlisted route; has been seen with 401 and 500
          new Row(401, 500, "not yet supported by the iam service", PermissionException::new),
          // 401 for a missing or unknown Version header: the request is wrong, not the token
          new Row(401, 401, "version header", ValidationException::new),
          // "Invalid JWT", "Invalid Private Integration token", "access token is invalid",
          // "Token of this location has expired", no text at all
          Row.authentication(401, 401, "", Remedy.NEW_TOKEN),
          new Row(403, 403, "", PermissionException::new),
          // "Cannot GET /x": the route is unknown, so the base URL is wrong; nothing was looked up
          new Row(404, 404, "cannot ", ServiceException::new),
          new Row(404, 404, "", NotFoundException::new),
          // "Contact with id `...` not found"
          new Row(400, 400, "not found", NotFoundException::new),
          new Row(400, 400, "", ValidationException::new),
          new Row(422, 422, "", ValidationException::new),
          new Row(500, 599, "", ServerErrorException::new));

  private ErrorTable() {}

  static ServiceException classify(ServiceException.Builder builder) {
    if (builder.duplicateId() != null && builder.status() < 500) {
      return new DuplicateContactException(builder);
    }
    for (Row row : ROWS) {
      if (row.fits(builder.status(), builder.messages())) {
        return row.make().apply(builder);
      }
    }
    return new ServiceException(builder);
  }
}
