package io.github.contactsv3.sandbox;

import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import org.jspecify.annotations.Nullable;

/** Checks version, token, scope and location, with the service's texts (observed). */
final class AccessControl {

  /** Text of the 403 for a location the token is not for. */
  static final String OTHER_LOCATION = "The token does not have access to this location.";

  private static final String VERSION = "v3";

  private final SandboxState state;

  AccessControl(SandboxState state) {
    this.state = state;
  }

  /** Checks the request's headers and returns what its token may do. */
  Grant check(HeaderMap headers, Operation operation) {
    String version = headers.getFirst("Version");
    if (version == null) {
      throw ApiError.unauthorized("version header was not found.");
    }
    if (!version.equals(VERSION)) {
      throw ApiError.unauthorized("version header is invalid");
    }
    Grant grant = find(headers);
    if (grant == null) {
      throw ApiError.unauthorized(
          isPrivateIntegration(headers) ? "Invalid Private Integration token" : "Invalid JWT");
    }
    if (!grant.scopes().containsAll(operation.scopes())) {
      throw ApiError.unauthorized("The token is not authorized for this scope.");
    }
    return grant;
  }

  /** What the token of a request may do, or null if there is none or it is unknown. */
  @Nullable Grant find(HeaderMap headers) {
    String token = bearer(headers.getFirst(Headers.AUTHORIZATION));
    return token == null ? null : state.options.grants().get(token);
  }

  private static boolean isPrivateIntegration(HeaderMap headers) {
    String token = bearer(headers.getFirst(Headers.AUTHORIZATION));
    return token != null && token.startsWith("pit-");
  }

  /**
   * Checks a location named in query or body. One that exists is answered with 403, one that does
   * not with 401; both have been observed for tokens of another location.
   */
  void checkLocation(Grant grant, @Nullable String locationId) {
    if (locationId == null || locationId.equals(grant.locationId())) {
      return;
    }
    if (state.findLocation(locationId) != null) {
      throw ApiError.forbidden(OTHER_LOCATION);
    }
    throw ApiError.unauthorized("This location is not accessible from this token!");
  }

  private static @Nullable String bearer(@Nullable String header) {
    if (header == null || !header.regionMatches(true, 0, "Bearer ", 0, 7)) {
      return null;
    }
    return header.substring(7).strip();
  }
}
