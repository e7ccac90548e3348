package io.github.contactsv3.sandbox.internal.legacy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * The names that an element of {@code customFields} may have in a request. {@code field_value} is
 * deprecated in v3 and still accepted (documented); {@code value}, the name in responses, is what
 * many public clients send.
 */
public final class CustomFieldNames {

  private static final String PLACE = "customFields/*";
  private static final Renaming DEPRECATED =
      Renaming.at(PLACE, Map.of("field_value", "fieldValue"));
  private static final Renaming OF_RESPONSES = Renaming.at(PLACE, Map.of("value", "fieldValue"));
  private static final List<String> KNOWN = List.of("id", "key", "fieldValue");

  private CustomFieldNames() {}

  /**
   * Gives the custom fields of a request the names of v3.
   *
   * @param body any body; others than those of contacts have no custom fields
   * @param onlyDocumented whether names that no document lists stay, to be refused
   */
  public static void toNew(JsonNode body, boolean onlyDocumented) {
    DEPRECATED.apply(body);
    if (onlyDocumented) {
      return;
    }
    OF_RESPONSES.apply(body);
    for (JsonNode field : body.path("customFields")) {
      if (field instanceof ObjectNode object) {
        object.retain(KNOWN);
      }
    }
  }
}
