package io.github.contactsv3.core.internal;

import java.util.function.Consumer;

/**
 * Reads JSON that may be cut off anywhere, broken, or nested however deep, as far as it can be
 * understood. A parser of Jackson gives up there and loses the text that it is in. Reads each
 * character once; for one thread.
 */
final class LenientJson {
  private static final char END = '\0';

  private final String text;
  private int at;

  LenientJson(String text) {
    this.text = text;
  }

  /** Returns a reader at the same place. */
  LenientJson copy() {
    LenientJson copy = new LenientJson(text);
    copy.at = at;
    return copy;
  }

  /** Goes on where another reader of the same text is. */
  void moveTo(LenientJson other) {
    at = other.at;
  }

  /** Returns the first character of the next value, or NUL at the end. */
  char peek() {
    while (at < text.length() && text.charAt(at) <= ' ') {
      at++;
    }
    return at < text.length() ? text.charAt(at) : END;
  }

  /** Reads an object. The action receives each name and reads the value, or leaves it. */
  void readObject(Consumer<String> member) {
    at++;
    for (char c = peek(); c != END && c != '}'; c = peek()) {
      if (c == '"') {
        String name = readString(100);
        if (peek() == ':') {
          at++;
          readOrSkip(() -> member.accept(name));
        }
      } else {
        at++;
      }
    }
    at++;
  }

  /** Reads an array. The action reads each element, or leaves it. */
  void readArray(Runnable element) {
    at++;
    char c = peek();
    // A brace belongs to the object around an array that lacks its end.
    while (c != END && c != ']' && c != '}') {
      if (c == ',' || c == ':') {
        at++;
      } else {
        readOrSkip(element);
      }
      c = peek();
    }
    if (c == ']') {
      at++;
    }
  }

  private void readOrSkip(Runnable value) {
    peek();
    int before = at;
    value.run();
    if (at == before) {
      skip();
    }
  }

  /** Reads a text and keeps at most {@code max} characters of it. */
  String readString(int max) {
    StringBuilder kept = new StringBuilder();
    at++;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '"') {
        break;
      }
      char value = c == '\\' ? readEscape() : c;
      if (kept.length() < max) {
        kept.append(value);
      }
    }
    return wellFormed(kept);
  }

  private char readEscape() {
    if (at == text.length()) {
      return '\\';
    }
    char c = text.charAt(at++);
    return switch (c) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> readUnit();
      default -> c;
    };
  }

  private char readUnit() {
    int unit = 0;
    int end = Math.min(at + 4, text.length());
    for (; at < end && Character.digit(text.charAt(at), 16) >= 0; at++) {
      unit = unit * 16 + Character.digit(text.charAt(at), 16);
    }
    return (char) unit;
  }

  /** Replaces halves of surrogate pairs, which no writer of UTF-8 can write. */
  private static String wellFormed(StringBuilder text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean pair =
          Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (pair) {
        i++;
      } else if (Character.isSurrogate(c)) {
        text.setCharAt(i, '\ufffd');
      }
    }
    return text.toString();
  }

  /** Reads any value and returns at most {@code max} characters of its JSON. */
  String readRaw(int max) {
    int start = at;
    skip();
    return text.substring(start, Math.min(at, start + max));
  }

  /** Reads any value, however deep, without recursion. */
  void skip() {
    int depth = 0;
    do {
      switch (peek()) {
        case '"' -> readString(0);
        case '{', '[' -> {
          depth++;
          at++;
        }
        case '}', ']' -> {
          depth--;
          at++;
        }
        case ',', ':' -> at++;
        case END -> {
          at = text.length();
          return;
        }
        default -> skipLiteral();
      }
    } while (depth > 0);
  }

  private void skipLiteral() {
    while (at < text.length() && text.charAt(at) > ' ' && "{}[],:\"".indexOf(text.charAt(at)) < 0) {
      at++;
    }
  }
}
