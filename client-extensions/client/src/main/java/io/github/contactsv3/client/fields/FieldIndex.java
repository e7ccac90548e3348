package io.github.contactsv3.client.fields;

import io.github.contactsv3.fields.model.FieldDefinition;
import io.github.contactsv3.fields.model.FieldOwner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The custom fields of contacts by id, key and name. Immutable. */
final class FieldIndex {

  private static final String PREFIX = "contact.";

  private final List<FieldDefinition> definitions;
  private final Map<String, FieldDefinition> byId = new HashMap<>();
  private final Map<String, List<FieldDefinition>> byKey = new HashMap<>();
  private final Map<String, List<FieldDefinition>> byName = new HashMap<>();

  FieldIndex(List<FieldDefinition> given) {
    this.definitions = given.stream().filter(FieldIndex::isOfContacts).toList();
    for (FieldDefinition field : definitions) {
      byId.put(field.getId(), field);
      if (field.property("fieldKey") instanceof String key) {
        byKey.computeIfAbsent(withoutPrefix(key), k -> new ArrayList<>()).add(field);
      }
      if (field.property("name") instanceof String name) {
        byName.computeIfAbsent(folded(name), k -> new ArrayList<>()).add(field);
      }
    }
  }

  /** A field without a readable id can't be addressed. */
  private static boolean isOfContacts(FieldDefinition field) {
    return field.property("id") instanceof String
        && !FieldOwner.OPPORTUNITY.equals(field.property("model"));
  }

  List<FieldDefinition> definitions() {
    return definitions;
  }

  /**
   * Finds a field: by id, else by key, else by name, whose case does not matter.
   *
   * @throws CustomFieldException if several fields have this name
   */
  Optional<KnownField> find(String field) {
    FieldDefinition withId = byId.get(field);
    if (withId != null) {
      return Optional.of(new KnownField(field, withId));
    }
    List<FieldDefinition> found = byKey.get(withoutPrefix(field));
    if (found == null) {
      found = byName.getOrDefault(folded(field), List.of());
    }
    if (found.size() > 1) {
      throw new CustomFieldException(
          field,
          found.size()
              + " fields have this name: use the key, one of "
              + found.stream().map(FieldIndex::label).collect(Collectors.joining(", ")));
    }
    return found.stream().findFirst().map(only -> new KnownField(field, only));
  }

  KnownField require(String field) {
    return find(field)
        .orElseThrow(
            () ->
                new CustomFieldException(
                    field,
                    "unknown: none of the "
                        + definitions.size()
                        + " fields of the location has this id, key or name"));
  }

  private static String label(FieldDefinition field) {
    return field.property("fieldKey") instanceof String key ? key : field.getId();
  }

  private static String withoutPrefix(String key) {
    return key.startsWith(PREFIX) ? key.substring(PREFIX.length()) : key;
  }

  private static String folded(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }
}
