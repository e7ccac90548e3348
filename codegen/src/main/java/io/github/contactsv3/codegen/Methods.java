package io.github.contactsv3.codegen;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Lists the methods that an operation has in Java, so that a template says once what a method
 * consists of: {@code x-methods} are sent, {@code x-overloads} call those with every parameter left
 * out. Stateless.
 */
final class Methods {
  private static final String WITH_RESPONSE = "WithResponse";

  private Methods() {}

  /** Adds the lists to an operation whose parameters and bodies are written already. */
  static void write(ObjectNode operation) {
    boolean bodyMayLack = operation.path("x-body-may-lack").asBoolean();
    ArrayNode methods = operation.putArray("x-methods");
    add(methods, false, true, "");
    add(methods, true, true, "");
    if (bodyMayLack) {
      addBoth(methods, false, "without a body");
    }
    ArrayNode overloads = operation.putArray("x-overloads");
    if (operation.path("x-options").asBoolean()) {
      addBoth(overloads, true, "with every parameter left out that may be");
      if (bodyMayLack) {
        addBoth(overloads, false, "with every parameter left out that may be, and the body, too");
      }
    }
  }

  private static void addBoth(ArrayNode methods, boolean body, String variant) {
    add(methods, false, body, variant);
    add(methods, true, body, variant);
  }

  /**
   * A variant is documented by what it differs in from another method: the plain one, or the one
   * with the same kind of result.
   */
  private static void add(ArrayNode methods, boolean response, boolean body, String variant) {
    ObjectNode method = methods.addObject();
    method.put("withResponse", response);
    method.put("withBody", body);
    if (response) {
      method.put("suffix", WITH_RESPONSE);
    }
    if (!variant.isEmpty()) {
      method.put("variant", variant);
      method.put("of", response ? WITH_RESPONSE : "");
    } else if (response) {
      method.put("variant", "with the status and the headers of the response");
    }
  }
}
