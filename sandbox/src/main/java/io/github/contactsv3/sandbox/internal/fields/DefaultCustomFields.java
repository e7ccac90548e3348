package io.github.contactsv3.sandbox.internal.fields;

import io.github.contactsv3.sandbox.CustomFieldDefinition;
import io.github.contactsv3.sandbox.CustomFieldDefinition.Model;
import java.util.List;
import java.util.Map;

/**
 * The custom fields of a new location: one of most types, with the ids of the document's examples.
 */
public final class DefaultCustomFields {

  public static final List<String> LEVELS = List.of("Bronze", "Silver", "Gold");
  public static final List<String> TIMES = List.of("Mornings", "Afternoons", "Evenings");

  private DefaultCustomFields() {}

  public static List<CustomFieldDefinition> list() {
    return List.of(
        choice(
            "6dvNaf7VhkQ9snc5vnjJ",
            "membership_level",
            CustomFieldDefinition.Type.SINGLE_OPTIONS,
            LEVELS),
        choice(
            "MgobCB14YMVKuE4Ka8p1", "preferred_times", CustomFieldDefinition.Type.CHECKBOX, TIMES),
        field("yB3sTq8WnE6rLk2VhX9d", "yearly_budget", CustomFieldDefinition.Type.MONETORY),
        field("tN5cPz1GfJ7uRm4DqK0a", "how_we_met", CustomFieldDefinition.Type.TEXT),
        field("lT9eXo2HsA6wYv3BiC8g", "remarks", CustomFieldDefinition.Type.LARGE_TEXT),
        choice(
            "rA4dIo7QbM1kZx5TjF2p",
            "contact_by",
            CustomFieldDefinition.Type.RADIO,
            List.of("Phone", "E-mail", "Text message")),
        field("pH8oNe3VlS6yGw9UcD1n", "second_phone", CustomFieldDefinition.Type.PHONE),
        choice(
            "mO2pTi5XrB8fKq4LzJ7h",
            "interests",
            CustomFieldDefinition.Type.MULTIPLE_OPTIONS,
            List.of("Courses", "Events", "Products")),
        field("nU6mEr9CvT3sPg1WyA5b", "seats", CustomFieldDefinition.Type.NUMERICAL),
        field("dA7tEf4ZkH2xNo8RqM6u", "renewal_date", CustomFieldDefinition.Type.DATE),
        choice(
            "tX1bOl5JwS9eVi3GcY7d",
            "addresses",
            CustomFieldDefinition.Type.TEXTBOX_LIST,
            List.of("Office", "Warehouse")),
        new CustomFieldDefinition(
            "fI3lEu8PaK6zTr2DnB4m",
            "contract",
            CustomFieldDefinition.Type.FILE_UPLOAD,
            "Contract",
            Model.CONTACT,
            List.of(),
            Map.of("isMultiFileAllowed", true, "maxFileLimit", 5)));
  }

  private static CustomFieldDefinition field(
      String id, String key, CustomFieldDefinition.Type type) {
    return new CustomFieldDefinition(id, key, type);
  }

  private static CustomFieldDefinition choice(
      String id, String key, CustomFieldDefinition.Type type, List<String> options) {
    return field(id, key, type).withOptions(options.toArray(new String[0]));
  }
}
