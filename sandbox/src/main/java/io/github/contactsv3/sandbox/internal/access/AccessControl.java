package io.github.contactsv3.sandbox.internal.access;

import io.github.contactsv3.sandbox.Assumption;
import io.github.contactsv3.sandbox.internal.contacts.SandboxState;
import io.github.contactsv3.sandbox.internal.legacy.ApiVersion;
import io.github.contactsv3.sandbox.internal.legacy.VersionRules;
import io.github.contactsv3.sandbox.internal.message.ApiError;
import io.github.contactsv3.sandbox.internal.openapi.ServedOperation;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import org.jspecify.annotations.Nullable;

/** Checks version, token, scope and location, with the service's texts (observed). */
public final class AccessControl {

  /** Text of the 403 for a location the token is not for. */
  public static final String OTHER_LOCATION = "The token does not have access to this location.";

  /** Begins as observed; what follows in the service's own text is not known. */
  private static final String WRONG_CLASS =
      "This authClass type is not allowed to access this scope.";

  private static final String VERSION = "Version";

  private final SandboxState state;
  private final TokenRegistry tokens;
  private final VersionRules versions;

  public AccessControl(SandboxState state, TokenRegistry tokens) {
    this.state = state;
    this.tokens = tokens;
    this.versions =
        new VersionRules(
            state.options().assumes(Assumption.ONLY_V3),
            state.options().assumes(Assumption.TOKENS_NEED_VERSION));
  }

  /** The version that a request names, or null if it names none that there is. */
  public @Nullable ApiVersion version(HeaderMap headers) {
    return versions.named(headers.getFirst(VERSION));
  }

  /** The version of a request for an operation; refuses one without or with an unknown one. */
  public ApiVersion checkVersion(HeaderMap headers, ServedOperation operation) {
    String header = headers.getFirst(VERSION);
    ApiVersion version =
        header == null ? versions.withoutHeader(operation.id()) : versions.named(header);
    if (version == null) {
      throw ApiError.unauthorized(
          header == null ? "version header was not found." : "version header is invalid");
    }
    return version;
  }

  /**
   * Checks the request's token and returns what it may do.
   *
   * @return the grant, or null if the operation takes no token
   */
  public @Nullable TokenGrant check(HeaderMap headers, ServedOperation operation) {
    if (operation.caller() == ServedOperation.Caller.ANYBODY) {
      return null;
    }
    String token = bearer(headers.getFirst(Headers.AUTHORIZATION));
    TokenGrant grant = token == null ? null : tokens.find(token);
    if (grant == null) {
      throw ApiError.unauthorized(unknown(token));
    }
    boolean agency = grant.locationId() == null;
    if (agency != (operation.caller() == ServedOperation.Caller.AGENCY)) {
      throw ApiError.unauthorized(WRONG_CLASS);
    }
    if (!grant.scopes().containsAll(operation.scopes())) {
      throw ApiError.unauthorized("The token is not authorized for this scope.");
    }
    return grant;
  }

  /** Returns the grant of a request's token, or null if there is none or it is unknown. */
  public @Nullable TokenGrant find(HeaderMap headers) {
    String token = bearer(headers.getFirst(Headers.AUTHORIZATION));
    return token == null ? null : tokens.find(token);
  }

  private static String unknown(@Nullable String token) {
    if (token != null && token.startsWith("pit-")) {
      return "Invalid Private Integration token";
    }
    return token != null && token.startsWith(TokenRegistry.ACCESS_PREFIX)
        ? "Invalid token: access token is invalid"
        : "Invalid JWT";
  }

  /**
   * Checks a location named in query or body. One that exists gets 403, one that does not with 401;
   * both have been observed for tokens of another location.
   */
  public void checkLocation(TokenGrant grant, @Nullable String locationId) {
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
