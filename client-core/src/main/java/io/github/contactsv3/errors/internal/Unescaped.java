package io.github.contactsv3.errors.internal;

/** Removes escapes from texts, to see what they say. */
public final class Unescaped {
  private static final int MAX_ESCAPES = 3;

  private Unescaped() {}

  /**
   * Returns a text without the escapes of URLs, JSON and HTML.
   *
   * @param text the text
   * @return what it says below up to three layers of escapes
   */
  public static String of(String text) {
    TextLayer layer = TextLayer.of(text);
    for (int escapes = 0; escapes < MAX_ESCAPES; escapes++) {
      TextLayer next = layer.unescaped();
      if (next == null) {
        break;
      }
      layer = next;
    }
    return layer.toString();
  }
}
