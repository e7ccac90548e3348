package io.github.contactsv3.contract.pact;

import au.com.dius.pact.consumer.dsl.DslPart;
import au.com.dius.pact.consumer.dsl.LambdaDsl;
import au.com.dius.pact.consumer.dsl.LambdaDslJsonArray;
import au.com.dius.pact.consumer.dsl.LambdaDslObject;
import au.com.dius.pact.consumer.dsl.PactDslJsonRootValue;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Bodies of responses as they are promised: by type, with the document's examples. A list is
 * promised by its first member, which has to exist, unless its members differ.
 */
final class PactBodies {

  /**
   * What is promised of objects that may lack much, by a member that tells their kind. The first
   * that fits counts: a found contact has "dnd" too.
   */
  private static final List<Map.Entry<String, Set<String>>> PROMISED =
      List.of(
          Map.entry(
              "searchAfter",
              Set.of(
                  "id",
                  "locationId",
                  "contactName",
                  "firstName",
                  "lastName",
                  "email",
                  "phone",
                  "tags",
                  "dateAdded",
                  "searchAfter")),
          Map.entry(
              "dnd",
              Set.of(
                  "id",
                  "locationId",
                  "firstName",
                  "lastName",
                  "email",
                  "phone",
                  "tags",
                  "dateAdded")),
          Map.entry(
              "attributions",
              Set.of("id", "locationId", "contactName", "email", "tags", "dateAdded")),
          Map.entry(
              "appointmentStatus",
              Set.of(
                  "id",
                  "title",
                  "startTime",
                  "endTime",
                  "appointmentStatus",
                  "contactId",
                  "locationId",
                  "dateAdded")),
          Map.entry(
              "dataType",
              Set.of(
                  "id", "name", "fieldKey", "dataType", "picklistOptions", "locationId", "model")),
          Map.entry("isInstalled", Set.of("_id", "name", "isInstalled")),
          Map.entry("pagination", Set.of("items", "pagination")));

  /** Texts by which the client decides; these are promised as they are. */
  private static final Set<String> DECIDING = Set.of("type", "userType", "matchingField");

  private PactBodies() {}

  static DslPart like(JsonNode body) {
    return LambdaDsl.newJsonBody(object -> members(object, body)).build();
  }

  private static boolean isPromised(JsonNode object, String name) {
    return PROMISED.stream()
        .filter(kind -> object.has(kind.getKey()))
        .findFirst()
        .map(kind -> kind.getValue().contains(name))
        .orElse(true);
  }

  private static void members(LambdaDslObject into, JsonNode object) {
    object
        .properties()
        .forEach(
            member -> {
              if (isPromised(object, member.getKey())) {
                member(into, member.getKey(), member.getValue());
              }
            });
  }

  private static void member(LambdaDslObject into, String name, JsonNode value) {
    switch (value.getNodeType()) {
      case OBJECT -> into.object(name, inner -> members(inner, value));
      case ARRAY -> array(into, name, value);
      case BOOLEAN -> into.booleanType(name, value.booleanValue());
      case NUMBER -> into.numberType(name, number(value));
      case NULL -> into.nullValue(name);
      default -> {
        if (DECIDING.contains(name)) {
          into.stringValue(name, value.textValue());
        } else {
          into.stringType(name, value.textValue());
        }
      }
    }
  }

  private static void array(LambdaDslObject into, String name, JsonNode array) {
    JsonNode first = array.path(0);
    if (array.size() == 1 && first.isObject()) {
      into.minArrayLike(name, 1, inner -> members(inner, first));
    } else if (array.size() == 1 && first.isTextual()) {
      into.minArrayLike(name, 1, PactDslJsonRootValue.stringType(first.textValue()), 1);
    } else {
      into.array(name, list -> elements(list, array));
    }
  }

  private static void elements(LambdaDslJsonArray into, JsonNode array) {
    for (JsonNode value : array) {
      switch (value.getNodeType()) {
        case OBJECT -> into.object(inner -> members(inner, value));
        case NUMBER -> into.numberType(number(value));
        case BOOLEAN -> into.booleanType(value.booleanValue());
        default -> into.stringType(value.asText());
      }
    }
  }

  private static Number number(JsonNode value) {
    return value.isIntegralNumber() ? value.longValue() : new BigDecimal(value.asText());
  }
}
