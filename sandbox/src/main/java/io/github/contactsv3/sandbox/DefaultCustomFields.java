package io.github.contactsv3.sandbox;

import java.util.List;

/**
 * The custom fields of a new location: one of each type, with the ids of the document's examples.
 */
final class DefaultCustomFields {

  private DefaultCustomFields() {}

  static List<CustomFieldDefinition> list() {
    return List.of(
        field(
            "6dvNaf7VhkQ9snc5vnjJ", "membership_level", CustomFieldDefinition.Type.SINGLE_OPTIONS),
        field("MgobCB14YMVKuE4Ka8p1", "preferred_times", CustomFieldDefinition.Type.CHECKBOX),
        field("yB3sTq8WnE6rLk2VhX9d", "yearly_budget", CustomFieldDefinition.Type.MONETORY),
        field("tN5cPz1GfJ7uRm4DqK0a", "how_we_met", CustomFieldDefinition.Type.TEXT),
        field("lT9eXo2HsA6wYv3BiC8g", "remarks", CustomFieldDefinition.Type.LARGE_TEXT),
        field("rA4dIo7QbM1kZx5TjF2p", "contact_by", CustomFieldDefinition.Type.RADIO),
        field("pH8oNe3VlS6yGw9UcD1n", "second_phone", CustomFieldDefinition.Type.PHONE),
        field("mO2pTi5XrB8fKq4LzJ7h", "interests", CustomFieldDefinition.Type.MULTIPLE_OPTIONS),
        field("nU6mEr9CvT3sPg1WyA5b", "seats", CustomFieldDefinition.Type.NUMERICAL),
        field("dA7tEf4ZkH2xNo8RqM6u", "renewal_date", CustomFieldDefinition.Type.DATE),
        field("tX1bOl5JwS9eVi3GcY7d", "addresses", CustomFieldDefinition.Type.TEXTBOX_LIST),
        field("fI3lEu8PaK6zTr2DnB4m", "contract", CustomFieldDefinition.Type.FILE_UPLOAD));
  }

  private static CustomFieldDefinition field(
      String id, String key, CustomFieldDefinition.Type type) {
    return new CustomFieldDefinition(id, key, type);
  }
}
