package io.github.contactsv3.errors.internal;

/**
 * Masks personal data in the service's words, which sometimes repeat what was sent. Ids and names
 * of properties are kept, since without them the words say nothing. Stateless.
 */
public final class SafeText {
  private static final int MAX_LENGTH = 500;

  /** The most characters that are read of a longer text. */
  private static final int MAX_READ = 1_000;

  /**
   * Where the last part of a truncated text may begin. It is read to its end, so that half an
   * address is not taken for a word.
   */
  private static final int MAX_START = 900;

  private static final int MAX_PATH = 300;
  private static final int MAX_NAME = 64;

  private SafeText() {}

  /**
   * Returns a text with what may be personal data masked.
   *
   * @param text words of the service
   * @return one line of at most 500 characters, and dots if it was cut
   */
  public static String of(CharSequence text) {
    boolean cut = text.length() > MAX_READ;
    String line = singleLine(cut ? text.subSequence(0, MAX_READ) : text);
    String safe = new SuspectText(line).masked(cut ? MAX_START : line.length());
    return safe.length() <= MAX_LENGTH && !cut
        ? safe
        : safe.substring(0, Math.min(safe.length(), MAX_LENGTH)) + "...";
  }

  /**
   * Returns a path in JSON with the names masked that cannot be those of a document.
   *
   * @param path the path, such as {@code $.contacts[3].dateAdded}
   * @return the path, at most 300 characters of it
   */
  public static String path(String path) {
    StringBuilder safe = new StringBuilder();
    int from = 0;
    for (int i = 0; i <= Math.min(path.length(), MAX_PATH); i++) {
      boolean end = i == Math.min(path.length(), MAX_PATH);
      if (end || ".[]".indexOf(path.charAt(i)) >= 0) {
        String name = path.substring(from, i);
        safe.append(isNameOrIndex(name) ? name : Secrets.MASK);
        safe.append(end ? "" : path.charAt(i));
        from = i + 1;
      }
    }
    return path.length() <= MAX_PATH ? safe.toString() : safe + "...";
  }

  private static boolean isNameOrIndex(String name) {
    boolean index = name.length() <= 6 && name.chars().allMatch(c -> c >= '0' && c <= '9');
    return index
        || name.equals("$")
        || name.equals(Secrets.MASK)
        || (name.length() <= MAX_NAME
            && Character.isLetter(name.charAt(0))
            && name.equals(TraceIds.of(name)));
  }

  /** Returns a text on one line: each run of control characters and line breaks is a space. */
  private static String singleLine(CharSequence text) {
    StringBuilder line = new StringBuilder(text.length());
    boolean broken = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
        line.append(broken ? "" : " ");
        broken = true;
      } else {
        line.append(c);
        broken = false;
      }
    }
    return line.toString();
  }
}
