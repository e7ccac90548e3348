package io.github.contactsv3.sandbox.internal.search;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.contactsv3.sandbox.Assumption;
import io.github.contactsv3.sandbox.CustomFieldDefinition;
import io.github.contactsv3.sandbox.internal.contacts.Contact;
import io.github.contactsv3.sandbox.internal.contacts.DndSetting;
import io.github.contactsv3.sandbox.internal.contacts.LocationState;
import io.github.contactsv3.sandbox.internal.message.ApiError;
import io.github.contactsv3.sandbox.internal.openapi.ServedDocument;
import io.github.contactsv3.sandbox.internal.values.Timestamps;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The fields search can filter by, their operators taken from {@code x-search-fields} of the
 * document. {@link ContactValues} reads their values: a new field needs a reader there. Other names
 * are refused, among them those in snake case (highlevel-api-docs#289).
 */
final class SearchFields {

  private static final String CUSTOM = "customFields.";
  private static final String OTHER_CUSTOM = "custom_fields.";

  private final Map<String, SearchField> fields = new HashMap<>();
  private final Map<String, SearchField> opportunityFields = new HashMap<>();
  private final List<JsonNode> customRules = new ArrayList<>();
  private final boolean plainContains;

  /** Reads the fields of the document; which others there are depends on what is assumed. */
  SearchFields(ServedDocument document, Predicate<Assumption> assumed) {
    this.plainContains = assumed.test(Assumption.CONTAINS_REFUSES_SPECIAL_CHARACTERS);
    Map<String, Function<Contact, @Nullable Object>> readers = ContactValues.readers();
    for (JsonNode rule : document.at("/components/schemas/SearchFilter/x-search-fields")) {
      for (JsonNode name : rule.get("fields")) {
        String field = name.textValue();
        if (field.startsWith(CUSTOM)) {
          customRules.add(rule);
        } else {
          Function<Contact, @Nullable Object> reader = readers.get(field);
          if (reader == null) {
            throw new IllegalStateException("the sandbox does not know the search field " + field);
          }
          fields.put(field, field(field, rule, reader));
        }
      }
      for (JsonNode nested : rule.path("nested")) {
        for (JsonNode name : nested.get("fields")) {
          opportunityFields.put(name.textValue(), field(name.textValue(), nested, contact -> null));
        }
      }
    }
    if (assumed.test(Assumption.DND_FILTERS_TAKE_NEW_CASE)) {
      addNewDndNames();
    }
    if (!assumed.test(Assumption.SEARCH_FIELDS_AS_DOCUMENTED)) {
      // Not listed by the vendor, but accepted when they were tried (observed).
      add("firstName", "firstNameLowerCase", contact -> Contact.lower(contact.firstName));
      add("lastName", "lastNameLowerCase", contact -> Contact.lower(contact.lastName));
      add("locationId", "id", contact -> contact.locationId);
    }
  }

  /** Adds a field that takes the operators of another one. */
  private void add(String name, String like, Function<Contact, @Nullable Object> reader) {
    SearchField other = fields.get(like);
    if (other != null) {
      fields.put(
          name,
          new SearchField(
              name, other.type(), other.multiValued(), other.operators(), other.values(), reader));
    }
  }

  /** Returns whether {@code contains} takes letters, digits and spaces only. */
  boolean plainContains() {
    return plainContains;
  }

  private void addNewDndNames() {
    for (DndSetting.Channel channel : DndSetting.Channel.values()) {
      SearchField field = fields.get("dndSettings." + channel.filterName + ".status");
      if (field != null) {
        fields.put("dndSettings." + channel.wireName + ".status", field);
      }
    }
  }

  /** Finds a field, or refuses its name with the service's text (observed). */
  SearchField get(String name, LocationState location) {
    SearchField field = fields.get(name);
    if (field != null) {
      return field;
    }
    if (name.startsWith(CUSTOM) || name.startsWith(OTHER_CUSTOM)) {
      SearchField custom = customField(name, location);
      if (custom != null) {
        return custom;
      }
      throw ApiError.badRequest(
          "Invalid Filter field type - "
              + OTHER_CUSTOM
              + name.substring(name.indexOf('.') + 1)
              + "! Check if custom field exists");
    }
    throw ApiError.badRequest("Invalid field " + name);
  }

  /** Finds a field of opportunities, for conditions within {@code nested}. */
  SearchField getOfOpportunity(String name) {
    SearchField field = opportunityFields.get(name);
    if (field == null) {
      throw ApiError.badRequest("Invalid field " + name);
    }
    return field;
  }

  private @Nullable SearchField customField(String name, LocationState location) {
    if (!name.startsWith(CUSTOM)) {
      return null;
    }
    String[] parts = name.substring(CUSTOM.length()).split("\\.", 2);
    CustomFieldDefinition definition = location.customFields().contactFieldById(parts[0]);
    if (definition == null) {
      return null;
    }
    String form = parts.length == 1 ? "customFields.{id}" : "customFields.{id}.{optionId}";
    for (JsonNode rule : customRules) {
      if (contains(rule.get("fields"), form)
          && contains(rule.get("customFieldTypes"), definition.type().name())) {
        String option = parts.length == 1 ? null : parts[1];
        return field(name, rule, contact -> read(contact, definition, option));
      }
    }
    return null;
  }

  private static @Nullable Object read(
      Contact contact, CustomFieldDefinition definition, @Nullable String option) {
    Object value = contact.customField(definition.id());
    if (option != null) {
      return value instanceof Map<?, ?> map ? map.get(option) : null;
    }
    return definition.type() == CustomFieldDefinition.Type.DATE && value instanceof String date
        ? Timestamps.parseIso(date)
        : value;
  }

  private static SearchField field(
      String name, JsonNode rule, Function<Contact, @Nullable Object> reader) {
    return new SearchField(
        name,
        SearchField.Type.valueOf(rule.get("type").textValue().toUpperCase(Locale.ROOT)),
        rule.path("multiValued").asBoolean(),
        strings(rule.path("operators")),
        strings(rule.path("values")),
        reader);
  }

  private static boolean contains(JsonNode array, String text) {
    return strings(array).contains(text);
  }

  private static Set<String> strings(JsonNode array) {
    Set<String> strings = new LinkedHashSet<>();
    array.forEach(member -> strings.add(member.textValue()));
    return strings;
  }
}
