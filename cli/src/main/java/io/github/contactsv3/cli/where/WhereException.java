package io.github.contactsv3.cli.where;

/** A condition that can't be understood, with the place of the mistake. */
public final class WhereException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String text;
  private final int from;
  private final int to;

  WhereException(String message, String text, Token at) {
    this(message, text, at.from(), at.to());
  }

  WhereException(String message, String text, int from, int to) {
    super(message);
    this.text = text;
    this.from = from;
    this.to = Math.max(to, from + 1);
  }

  /**
   * Returns the text with carets under the mistake.
   *
   * @return two lines
   */
  public String marked() {
    String line = text.replaceAll("\\s", " ");
    return "  " + line + "\n  " + " ".repeat(from) + "^".repeat(to - from);
  }
}
