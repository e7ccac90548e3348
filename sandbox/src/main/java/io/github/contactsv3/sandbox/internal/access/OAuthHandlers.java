package io.github.contactsv3.sandbox.internal.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.contactsv3.sandbox.internal.contacts.SandboxState;
import io.github.contactsv3.sandbox.internal.message.ApiError;
import io.github.contactsv3.sandbox.internal.message.ServiceResponse;
import io.github.contactsv3.sandbox.internal.openapi.ServedOperation;
import io.github.contactsv3.sandbox.internal.rules.BodyValidator;
import io.github.contactsv3.sandbox.internal.values.Timestamps;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Grants tokens. The texts of the 400s are documented. */
public final class OAuthHandlers {

  /** Id of the user who installed the app. */
  private static final String USER = "y0BeYjuRIlDwsDcOHOJo";

  /** Ids of the operations that are carried out here. */
  public static final Set<String> OPERATIONS =
      Set.of(
          "requestToken",
          "requestLocationToken",
          "listInstalledLocations",
          "listInstalledLocationsByOffset",
          "reconnect");

  private static final Set<String> GRANTS =
      Set.of("authorization_code", "refresh_token", "client_credentials");

  private final SandboxState state;
  private final TokenRegistry tokens;
  private final BodyValidator validator;
  private final InstalledLocations installed;

  public OAuthHandlers(SandboxState state, TokenRegistry tokens) {
    this.state = state;
    this.tokens = tokens;
    this.validator = new BodyValidator();
    this.installed = new InstalledLocations(state, tokens);
  }

  /**
   * Carries out an operation of the OAuth document.
   *
   * @param operation the operation
   * @param caller what the token of the request may do, null if the operation needs none
   * @param query query parameters
   * @param body body, an empty object if none was sent
   */
  public ServiceResponse handle(
      ServedOperation operation,
      @Nullable TokenGrant caller,
      Map<String, List<String>> query,
      JsonNode body) {
    return switch (operation.id()) {
      case "requestToken" -> requestToken(operation, body);
      case "requestLocationToken" -> {
        validator.check(operation, body);
        yield requestLocationToken(required(caller), body);
      }
      case "listInstalledLocations" -> installed.list(operation, query);
      case "listInstalledLocationsByOffset" -> installed.listByOffset(operation, query);
      case "reconnect" -> {
        validator.check(operation, body);
        yield reconnect(body);
      }
      default -> throw new IllegalStateException("no handler for " + operation.id());
    };
  }

  private static TokenGrant required(@Nullable TokenGrant caller) {
    if (caller == null) {
      throw new IllegalStateException("the operation needs a token");
    }
    return caller;
  }

  private ServiceResponse requestToken(ServedOperation operation, JsonNode body) {
    for (String name : new String[] {"clientId", "clientSecret", "grantType"}) {
      parameter(body, name);
    }
    String grantType = parameter(body, "grantType");
    String userType = body.path("userType").asText("");
    if (!GRANTS.contains(grantType)) {
      throw ApiError.refused("Invalid parameter: grantType");
    }
    if (!Set.of("", "Location", "Company").contains(userType)) {
      throw ApiError.refused("Invalid parameter: userType");
    }
    validator.check(operation, body);
    checkApp(parameter(body, "clientId"), parameter(body, "clientSecret"));
    return switch (grantType) {
      case "authorization_code" ->
          tokens(tokens.exchange(parameter(body, "code"), body.path("redirectUri").textValue()));
      case "refresh_token" -> tokens(tokens.refresh(parameter(body, "refreshToken")));
      // Declared, but nothing says what an app could do with such a token.
      default -> throw ApiError.refused("Invalid grant: not available to this app");
    };
  }

  private void checkApp(String clientId, String clientSecret) {
    if (!clientId.equals(tokens.app().clientId())
        || !clientSecret.equals(tokens.app().clientSecret())) {
      throw ApiError.unauthorized("Invalid client: client credentials are invalid");
    }
  }

  /** A new code for an app that has lost its tokens. How errors are worded is not known. */
  private ServiceResponse reconnect(JsonNode body) {
    checkApp(body.get("clientKey").textValue(), body.get("clientSecret").textValue());
    String locationId = body.path("locationId").textValue();
    String companyId = body.path("companyId").textValue();
    if (locationId == null && companyId == null) {
      throw ApiError.refused("Missing parameter: locationId or companyId");
    }
    boolean known =
        locationId == null
            ? tokens.app().companyId().equals(companyId)
            : state.findLocation(locationId) != null;
    if (!known) {
      throw ApiError.refused(
          "The app is not installed in " + (locationId == null ? companyId : locationId));
    }
    ObjectNode response = JsonNodeFactory.instance.objectNode();
    response.put("authorizationCode", tokens.code(locationId, null));
    response.put("expiresAt", Timestamps.format(state.now() + TokenLifetimes.CODE.toMillis()));
    return ServiceResponse.ok(response);
  }

  private static String parameter(JsonNode body, String name) {
    String value = body.path(name).asText("");
    if (value.isBlank()) {
      throw ApiError.refused("Missing parameter: " + name);
    }
    return value;
  }

  private ServiceResponse requestLocationToken(TokenGrant agency, JsonNode body) {
    String locationId = body.get("locationId").textValue();
    if (!body.get("companyId").textValue().equals(tokens.app().companyId())) {
      throw ApiError.forbidden("The token does not have access to this company.");
    }
    if (state.findLocation(locationId) == null) {
      throw ApiError.unauthorized("This location is not accessible from this token!");
    }
    ObjectNode response = pair(tokens.locationTokens(locationId, agency));
    response.put("locationId", locationId);
    response.put("userId", USER);
    response.put("appId", tokens.app().appId());
    response.put("versionId", tokens.app().appId());
    return ServiceResponse.ok(response);
  }

  private ServiceResponse tokens(TokenPair granted) {
    ObjectNode response = pair(granted);
    String locationId = granted.grant().locationId();
    response.put("userType", locationId == null ? "Company" : "Location");
    response.put("companyId", tokens.app().companyId());
    response.put("userId", USER);
    response.put("isBulkInstallation", false);
    if (locationId != null) {
      response.put("locationId", locationId);
    } else {
      state.locationIds().forEach(response.putArray("approvedLocations")::add);
      response.put("installToFutureLocations", false);
      response.put("approveAllLocations", false);
    }
    return ServiceResponse.ok(response);
  }

  private ObjectNode pair(TokenPair granted) {
    long age = (state.now() - granted.granted()) / 1000;
    ObjectNode response = JsonNodeFactory.instance.objectNode();
    response.put("accessToken", granted.access());
    response.put("tokenType", "Bearer");
    response.put("expiresIn", tokens.lifetimes().access().toSeconds() - age);
    response.put("refreshToken", granted.refresh());
    response.put("scope", String.join(" ", granted.grant().scopes().stream().sorted().toList()));
    return response;
  }
}
