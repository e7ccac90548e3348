package io.github.contactsv3.codegen;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Texts of a document that become texts of Java. Stateless. */
final class Texts {
  private Texts() {}

  /** Texts for people, safe in a comment: a blank parts what would end it or be an escape. */
  static void makeSafe(ObjectNode node) {
    for (String name : List.of("description", "summary", "title")) {
      if (node.path(name).isTextual()) {
        node.put(name, safe(node.path(name).textValue()));
      }
    }
  }

  static String safe(String text) {
    return text.replace("*/", "* /").replace("\\u", "\\ u").replaceAll("\\p{Cntrl}+", " ").strip();
  }

  /** A text between the quotes of a literal of Java, which may stand in a comment as well. */
  static String literal(String text) {
    StringBuilder literal = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        literal.append('\\').append(c);
      } else if (c < ' ' || c == 127) {
        literal.append("\\%03o".formatted((int) c));
      } else {
        literal.append(c);
      }
    }
    return literal.toString().replace("*/", "*\\057");
  }
}
