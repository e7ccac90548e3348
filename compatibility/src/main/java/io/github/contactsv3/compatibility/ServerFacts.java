package io.github.contactsv3.compatibility;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.contactsv3.compatibility.Change.Group;
import io.github.contactsv3.compatibility.Facts.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the facts about servers, of all operations and of single ones. */
final class ServerFacts {

  private final ApiDocument document;
  private final Facts facts;

  ServerFacts(ApiDocument document, Facts facts) {
    this.document = document;
    this.facts = facts;
  }

  /** The servers of the document. */
  void root(Place root) {
    JsonNode servers = document.root().path("servers");
    // Where requests go that nobody has configured.
    facts.put(root, "default server", "default server", Rule.FORM, address(servers.path(0)));
    for (JsonNode server : servers) {
      String url = "server `" + server.path("url").asText() + "`";
      facts.put(root, url, url, Rule.PART, "");
      Place place = facts.in(root, url, url);
      facts.unknown(place, server, Set.of("url", "variables"));
      server
          .path("variables")
          .properties()
          .forEach(variable -> variable(place, variable.getKey(), variable.getValue()));
    }
  }

  private void variable(Place server, String name, JsonNode variable) {
    Place place = facts.in(server, name, server.label() + " variable `" + name + "`");
    facts.keyword(place, variable, "default", Rule.FORM);
    facts.flag(place, "enum", variable.has("enum"), Rule.LIMIT);
    facts.each(
        facts.in(place, "enum", place.label()), "value", variable.path("enum"), Rule.ENUM_VALUE);
    facts.unknown(place, variable, Set.of("default", "enum"));
  }

  /** The servers of one operation, where they are not those of the document. */
  void operation(Place place, ApiOperation operation) {
    JsonNode all = document.root().path("servers");
    JsonNode servers =
        operation.node().path("servers").isEmpty()
            ? operation.item().path("servers")
            : operation.node().path("servers");
    boolean own = !servers.isEmpty() && !addresses(servers).equals(addresses(all));
    facts.put(
        place.as(Group.OPERATIONS, Direction.SENT),
        "servers",
        "`servers`",
        Rule.FORM,
        own ? String.join(", ", addresses(servers)) : "those of the document");
  }

  private static List<String> addresses(JsonNode servers) {
    List<String> addresses = new ArrayList<>();
    servers.forEach(server -> addresses.add(address(server)));
    return addresses;
  }

  /** Its address where nobody has configured a variable. */
  private static String address(JsonNode server) {
    String address = server.path("url").asText();
    for (Map.Entry<String, JsonNode> variable : server.path("variables").properties()) {
      address =
          address.replace(
              "{" + variable.getKey() + "}", variable.getValue().path("default").asText());
    }
    return address;
  }
}
