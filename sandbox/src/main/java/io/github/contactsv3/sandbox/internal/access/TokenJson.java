package io.github.contactsv3.sandbox.internal.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes and reads the grants of tokens for the data file. */
final class TokenJson {

  private TokenJson() {}

  static ObjectNode grant(TokenGrant grant) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("app", grant.app());
    json.put("locationId", grant.locationId());
    grant.scopes().stream().sorted().forEach(json.putArray("scopes")::add);
    return json;
  }

  static TokenGrant grant(JsonNode json) {
    Set<String> scopes = new HashSet<>();
    json.path("scopes").forEach(scope -> scopes.add(scope.asText()));
    return new TokenGrant(
        text(json, "app"), json.path("locationId").textValue(), Set.copyOf(scopes));
  }

  static ObjectNode pair(TokenPair pair) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("access", pair.access()).put("refresh", pair.refresh());
    json.put("granted", pair.granted()).set("grant", grant(pair.grant()));
    return json;
  }

  static TokenPair pair(JsonNode json) {
    return new TokenPair(
        text(json, "access"),
        text(json, "refresh"),
        grant(json.path("grant")),
        json.path("granted").longValue());
  }

  static @Nullable TokenPair optionalPair(JsonNode json) {
    return json.isObject() ? pair(json) : null;
  }

  static String text(JsonNode json, String name) {
    String text = json.path(name).textValue();
    if (text == null) {
      throw new IllegalArgumentException(name + " of a token is missing");
    }
    return text;
  }
}
