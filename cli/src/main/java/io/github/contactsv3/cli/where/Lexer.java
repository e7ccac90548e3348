package io.github.contactsv3.cli.where;

import java.util.ArrayList;
import java.util.List;

/** Cuts a condition into tokens. */
final class Lexer {
  private static final String OPERATORS = "=!<>";

  private final String text;
  private int at;

  private Lexer(String text) {
    this.text = text;
  }

  static List<Token> tokens(String text) {
    Lexer lexer = new Lexer(text);
    List<Token> tokens = new ArrayList<>();
    do {
      tokens.add(lexer.next());
    } while (tokens.get(tokens.size() - 1).kind() != Token.Kind.END);
    return tokens;
  }

  private Token next() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    int from = at;
    if (at == text.length()) {
      return new Token(Token.Kind.END, "", from, from);
    }
    char c = text.charAt(at);
    return switch (c) {
      case '(' -> single(Token.Kind.OPEN);
      case ')' -> single(Token.Kind.CLOSE);
      case ',' -> single(Token.Kind.COMMA);
      case '"', '\'' -> quoted(c);
      default -> OPERATORS.indexOf(c) >= 0 ? operator() : word();
    };
  }

  private Token single(Token.Kind kind) {
    at++;
    return new Token(kind, text.substring(at - 1, at), at - 1, at);
  }

  private Token operator() {
    int from = at;
    while (at < text.length() && OPERATORS.indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return new Token(Token.Kind.OPERATOR, text.substring(from, at), from, at);
  }

  private Token word() {
    int from = at;
    while (at < text.length()
        && !Character.isWhitespace(text.charAt(at))
        && "(),=!<>\"'".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return new Token(Token.Kind.WORD, text.substring(from, at), from, at);
  }

  /** A quote within is written twice. */
  private Token quoted(char quote) {
    int from = at++;
    StringBuilder content = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c != quote) {
        content.append(c);
      } else if (at < text.length() && text.charAt(at) == quote) {
        content.append(c);
        at++;
      } else {
        return new Token(Token.Kind.QUOTED, content.toString(), from, at);
      }
    }
    throw new WhereException("the quotation mark is not closed", text, from, from + 1);
  }
}
