package io.github.contactsv3.sandbox;

/**
 * Says what is wrong with malformed JSON in the words of JavaScript's {@code JSON.parse}, which the
 * service passes on. Only for text that a parser has refused already, and for its depth.
 */
final class JsonSyntax {

  private final String text;
  private int position;

  private JsonSyntax(String text) {
    this.text = text;
  }

  /** The error message for a malformed text. */
  static String message(String text) {
    JsonSyntax syntax = new JsonSyntax(text);
    try {
      syntax.value();
      syntax.skipSpace();
      if (syntax.position == text.length()) {
        return "Unexpected token in JSON";
      }
      throw syntax.unexpectedToken();
    } catch (Unexpected e) {
      return e.text;
    }
  }

  private static final class Unexpected extends Exception {
    private static final long serialVersionUID = 1L;

    final String text;

    Unexpected(String text) {
      super(text, null, false, false);
      this.text = text;
    }
  }

  private void value() throws Unexpected {
    skipSpace();
    switch (peek()) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> string();
      case 't' -> literal("true");
      case 'f' -> literal("false");
      case 'n' -> literal("null");
      default -> number();
    }
  }

  private void object() throws Unexpected {
    position++;
    if (skipTo('}')) {
      return;
    }
    do {
      skipSpace();
      if (peek() != '"') {
        throw unexpectedToken();
      }
      string();
      expect(':');
      value();
    } while (skipTo(','));
    expect('}');
  }

  private void array() throws Unexpected {
    position++;
    if (skipTo(']')) {
      return;
    }
    do {
      value();
    } while (skipTo(','));
    expect(']');
  }

  private void string() throws Unexpected {
    position++;
    while (peek() != '"') {
      if (peek() < ' ') {
        throw unexpectedCharacter();
      }
      if (peek() == '\\') {
        position++;
        escape();
      }
      position++;
    }
    position++;
  }

  /** Leaves the position at the last character of the escape. */
  private void escape() throws Unexpected {
    if (peek() != 'u') {
      if ("\"\\/bfnrt".indexOf(peek()) < 0) {
        throw unexpectedCharacter();
      }
      return;
    }
    for (int i = 0; i < 4; i++) {
      position++;
      if ("0123456789abcdefABCDEF".indexOf(peek()) < 0) {
        throw unexpectedCharacter();
      }
    }
  }

  private void number() throws Unexpected {
    if (peek() != '-' && !isDigit()) {
      throw unexpectedToken();
    }
    if (peek() == '-') {
      position++;
    }
    if (peek() == '0') {
      position++;
    } else {
      digits();
    }
    if (is('.')) {
      position++;
      digits();
    }
    if (is('e') || is('E')) {
      position++;
      if (is('+') || is('-')) {
        position++;
      }
      digits();
    }
  }

  private void digits() throws Unexpected {
    peek();
    if (!isDigit()) {
      throw unexpectedCharacter();
    }
    while (isDigit()) {
      position++;
    }
  }

  private void literal(String name) throws Unexpected {
    for (int i = 0; i < name.length(); i++) {
      if (peek() != name.charAt(i)) {
        throw unexpectedCharacter();
      }
      position++;
    }
  }

  private boolean skipTo(char wanted) {
    skipSpace();
    if (is(wanted)) {
      position++;
      return true;
    }
    return false;
  }

  private void expect(char wanted) throws Unexpected {
    skipSpace();
    if (peek() != wanted) {
      throw unexpectedToken();
    }
    position++;
  }

  private void skipSpace() {
    while (is(' ') || is('\t') || is('\n') || is('\r')) {
      position++;
    }
  }

  private boolean is(char wanted) {
    return position < text.length() && text.charAt(position) == wanted;
  }

  private boolean isDigit() {
    return position < text.length() && text.charAt(position) >= '0' && text.charAt(position) <= '9';
  }

  private char peek() throws Unexpected {
    if (position >= text.length()) {
      throw new Unexpected("Unexpected end of JSON input");
    }
    return text.charAt(position);
  }

  private Unexpected unexpectedToken() {
    if (is('"')) {
      return new Unexpected("Unexpected string in JSON at position " + position);
    }
    if (is('-') || isDigit()) {
      return new Unexpected("Unexpected number in JSON at position " + position);
    }
    return unexpectedCharacter();
  }

  private Unexpected unexpectedCharacter() {
    String character = new String(Character.toChars(text.codePointAt(position)));
    return new Unexpected("Unexpected token " + character + " in JSON at position " + position);
  }
}
