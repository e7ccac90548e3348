package io.github.contactsv3.cli.where;

/**
 * A word, a quoted text, an operator, a bracket or the end.
 *
 * @param kind the kind
 * @param text without quotes
 * @param from where it begins in the condition
 * @param to where it ends
 */
record Token(Kind kind, String text, int from, int to) {
  enum Kind {
    WORD,
    QUOTED,
    OPERATOR,
    OPEN,
    CLOSE,
    COMMA,
    END
  }

  boolean isWord(String word) {
    return kind == Kind.WORD && text.equalsIgnoreCase(word);
  }

  boolean isValue() {
    return kind == Kind.WORD || kind == Kind.QUOTED;
  }

  String described() {
    return switch (kind) {
      case END -> "the end";
      case QUOTED -> '"' + text + '"';
      default -> text;
    };
  }
}
