package io.github.contactsv3.contract.pact;

import au.com.dius.pact.consumer.dsl.DslPart;
import au.com.dius.pact.consumer.dsl.LambdaDsl;
import au.com.dius.pact.consumer.dsl.LambdaDslJsonArray;
import au.com.dius.pact.consumer.dsl.LambdaDslObject;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Set;

/**
 * Bodies of answers as they are promised: by type, with the document's examples. A list is promised
 * by its first member, unless its members differ.
 */
final class PactBodies {

  /** What is promised of a contact; all else may be missing. */
  private static final Set<String> OF_CONTACTS =
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
          "searchAfter");

  /** Texts by which the client decides; these are promised as they are. */
  private static final Set<String> DECIDING = Set.of("type", "userType", "matchingField");

  private PactBodies() {}

  static DslPart like(JsonNode body) {
    return LambdaDsl.newJsonBody(object -> members(object, body)).build();
  }

  private static boolean isPromised(JsonNode object, String name) {
    boolean contact = object.has("dateAdded") && object.has("locationId") && object.has("email");
    return !contact || OF_CONTACTS.contains(name);
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
      into.eachLike(name, inner -> members(inner, first));
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
