package io.github.contactsv3.sandbox.internal.values;

/** Makes texts that {@link String#equalsIgnoreCase} takes for the same equal. */
public final class CaseKey {

  private CaseKey() {}

  public static String of(String text) {
    int[] folded =
        text.codePoints().map(c -> Character.toLowerCase(Character.toUpperCase(c))).toArray();
    String key = new String(folded, 0, folded.length);
    // The text itself where it can serve: there may be a million of them.
    return key.equals(text) ? text : key;
  }
}
