package io.github.contactsv3.contract.pact;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Puts what an account has in the place of the pact's examples: whole values, in any casing. */
final class Substitution {

  /** What ids of the service look like. */
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9]{20}|[0-9a-f]{24}|[0-9a-f-]{36}");

  private final Map<String, String> values = new HashMap<>();

  void put(String example, String value) {
    values.put(example.toLowerCase(Locale.ROOT), value);
  }

  /** The interaction with the account's values in its request. */
  PactFile.Interaction in(PactFile.Interaction interaction) {
    JsonNode copy = interaction.node().deepCopy();
    ((ObjectNode) copy).set("request", in(copy.path("request")));
    return new PactFile.Interaction(interaction.description(), interaction.operationId(), copy);
  }

  /** A path with the account's values in it. */
  String in(String path) {
    List<String> segments = new ArrayList<>();
    for (String segment : path.split("/", -1)) {
      segments.add(value(segment));
    }
    return String.join("/", segments);
  }

  /** JSON with the account's values in it. */
  JsonNode in(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.properties().forEach(member -> member.setValue(in(member.getValue())));
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        array.set(i, in(array.get(i)));
      }
    } else if (node.isTextual()) {
      String text = node.textValue();
      return TextNode.valueOf(text.startsWith("/") ? in(text) : value(text));
    }
    return node;
  }

  private String value(String text) {
    String bearer = "Bearer ";
    return text.startsWith(bearer)
        ? bearer + value(text.substring(bearer.length()))
        : values.getOrDefault(text.toLowerCase(Locale.ROOT), text);
  }

  /** An id in a request for which the account has none. */
  Optional<String> example(JsonNode node) {
    if (node.isTextual()) {
      for (String part : node.textValue().split("[/,]")) {
        if (ID.matcher(part).matches() && !values.containsValue(part)) {
          return Optional.of(part);
        }
      }
      return Optional.empty();
    }
    for (JsonNode member : node) {
      Optional<String> found = example(member);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }
}
