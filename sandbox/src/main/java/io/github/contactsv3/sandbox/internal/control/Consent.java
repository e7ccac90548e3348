package io.github.contactsv3.sandbox.internal.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.contactsv3.sandbox.internal.access.SandboxApp;
import io.github.contactsv3.sandbox.internal.access.TokenRegistry;
import io.github.contactsv3.sandbox.internal.contacts.ContactJson;
import io.github.contactsv3.sandbox.internal.contacts.LocationState;
import io.github.contactsv3.sandbox.internal.contacts.SandboxState;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The page of the marketplace on which a user chooses a location, or the whole agency, and
 * authorises the app. Any http or https address may be redirected to: the sandbox's app has no list
 * of its own.
 */
final class Consent {

  private final SandboxState state;
  private final TokenRegistry tokens;

  Consent(SandboxState state, TokenRegistry tokens) {
    this.state = state;
    this.tokens = tokens;
  }

  /**
   * What an app asks for.
   *
   * @param redirectUri where the user is sent back to
   * @param scopes the scopes that the sandbox knows
   * @param unknown scopes that no operation here needs; not granted
   * @param state text that comes back with the code, or null
   */
  private record Ask(
      URI redirectUri, Set<String> scopes, Set<String> unknown, @Nullable String state) {}

  /**
   * What the page shows for the query of an authorization URL.
   *
   * @throws IllegalArgumentException if the authorization URL is wrong; the message says how
   */
  ObjectNode show(String queryString) {
    ViewQuery query = new ViewQuery(queryString);
    Ask ask =
        ask(
            query.text("response_type"),
            query.text("client_id"),
            query.text("redirect_uri"),
            query.text("scope"),
            query.text("state"));
    ObjectNode view = JsonNodeFactory.instance.objectNode();
    view.put("clientId", tokens.app().clientId());
    view.put("companyId", tokens.app().companyId());
    view.put("redirectUri", ask.redirectUri().toString());
    view.set("scopes", ContactJson.strings(List.copyOf(ask.scopes())));
    view.set("unknownScopes", ContactJson.strings(List.copyOf(ask.unknown())));
    ArrayNode locations = view.putArray("locations");
    for (LocationState location : state.locations().sorted()) {
      locations
          .addObject()
          .put("id", location.id)
          .put("name", location.name)
          .put("active", tokens.isActive(location.id));
    }
    return view;
  }

  /**
   * Carries out what the user decided and says where the browser goes: with a code, or with {@code
   * error=access_denied}.
   *
   * @throws IllegalArgumentException if the authorization URL or the location is wrong
   */
  ObjectNode decide(ControlBody body) {
    Ask ask =
        ask(
            text(body, "response_type"),
            text(body, "client_id"),
            text(body, "redirect_uri"),
            text(body, "scope"),
            text(body, "state"));
    boolean approved = body.flag("approved");
    String locationId = body.text("locationId");
    body.end();
    String response = approved ? "code=" + code(ask, locationId) : "error=access_denied";
    String state = ask.state() == null ? "" : "&state=" + encode(ask.state());
    String target = ask.redirectUri().toString();
    String joint = ask.redirectUri().getRawQuery() == null ? "?" : "&";
    return JsonNodeFactory.instance.objectNode().put("redirect", target + joint + response + state);
  }

  private static @Nullable String text(ControlBody body, String name) {
    String text = body.text(name);
    return text == null || text.isBlank() ? null : text;
  }

  /** A code for a location, or for the agency if none is named. */
  private String code(Ask ask, @Nullable String locationId) {
    if (locationId != null) {
      if (state.findLocation(locationId) == null) {
        throw new IllegalArgumentException("no location " + locationId);
      }
      if (!tokens.isActive(locationId)) {
        throw new IllegalArgumentException("location " + locationId + " is not active");
      }
    }
    return tokens.code(locationId, ask.redirectUri().toString(), ask.scopes());
  }

  private Ask ask(
      @Nullable String responseType,
      @Nullable String clientId,
      @Nullable String redirectUri,
      @Nullable String scope,
      @Nullable String text) {
    if (!"code".equals(responseType)) {
      throw new IllegalArgumentException("response_type has to be code");
    }
    SandboxApp app = tokens.app();
    if (!app.clientId().equals(clientId)) {
      throw new IllegalArgumentException(
          clientId == null
              ? "client_id is missing"
              : "client_id " + clientId + " is not the sandbox's app, which is " + app.clientId());
    }
    Set<String> unknown = new TreeSet<>(words(scope));
    Set<String> scopes = new TreeSet<>(unknown);
    scopes.retainAll(app.scopes());
    unknown.removeAll(app.scopes());
    if (scopes.isEmpty()) {
      throw new IllegalArgumentException(
          "scope names none of the app's scopes, which are " + new TreeSet<>(app.scopes()));
    }
    return new Ask(target(redirectUri), scopes, unknown, text);
  }

  private static List<String> words(@Nullable String scope) {
    return scope == null ? List.of() : List.of(scope.strip().split("\\s+", -1));
  }

  private static URI target(@Nullable String redirectUri) {
    if (redirectUri == null) {
      throw new IllegalArgumentException("redirect_uri is missing");
    }
    try {
      URI uri = new URI(redirectUri);
      boolean web =
          "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
      if (web
          && uri.getHost() != null
          && uri.getRawFragment() == null
          && uri.getRawUserInfo() == null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // Refused below, like any other address that is none.
    }
    throw new IllegalArgumentException(
        "redirect_uri is not an http or https address without a fragment: " + redirectUri);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
