package io.github.contactsv3.pagination;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.contactsv3.model.SearchContactsRequest;
import io.github.contactsv3.model.SearchContactsResponse;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Function;

/** A search whose responses surprise: each contact is given another form, always the same. */
final class OddSearch extends FakeSearch {
  private static final JsonMapper JSON = new JsonMapper();

  private final Function<ObjectNode, JsonNode> form;

  OddSearch(List<Person> people, Function<ObjectNode, JsonNode> form) {
    this.form = form;
    this.people.addAll(people);
  }

  /** A form of its own for each contact, by its id; the same at each request. */
  static JsonNode any(ObjectNode contact, int kind) {
    return switch (kind) {
      case 0 -> NullNode.getInstance();
      case 1 -> JSON.createArrayNode().add(contact.get("id").asText());
      case 2 -> contact.put("dateAdded", "");
      case 3 -> contact.put("searchAfter", "none");
      case 4 -> contact.putNull("searchAfter").put("dateAdded", "2026-01-31");
      case 5 -> contact.without(List.of("searchAfter"));
      default -> contact;
    };
  }

  @Override
  public SearchContactsResponse searchContacts(SearchContactsRequest request) {
    try {
      ObjectNode response = JSON.valueToTree(super.searchContacts(request));
      ArrayNode contacts = response.withArray("contacts");
      for (int i = 0; i < contacts.size(); i++) {
        contacts.set(i, form.apply((ObjectNode) contacts.get(i)));
      }
      return JSON.readValue(response.toString(), SearchContactsResponse.class);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
