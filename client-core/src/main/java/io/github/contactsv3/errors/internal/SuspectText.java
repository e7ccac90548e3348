package io.github.contactsv3.errors.internal;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Finds the parts of a text of the service that may be personal data: quoted texts, objects, e-mail
 * addresses, phone numbers. Reads each character a fixed number of times. Used once, by one thread.
 */
final class SuspectText {
  private static final String QUOTES = "\"`\u201c\u201e\u00ab";
  private static final String CLOSING_QUOTES = "\"`\u201d\u201d\u00bb";
  private static final String AT_SIGNS = "@\uff20\ufe6b";
  private static final String ESCAPES = "%\\&";
  private static final int MIN_PHONE_LENGTH = 8;
  private static final int MIN_PHONE_DIGITS = 6;

  private record Word(int start, int end) {}

  private final CharSequence text;
  private final BitSet suspect = new BitSet();

  SuspectText(CharSequence text) {
    this.text = text;
  }

  /** Returns the beginning, of at most this length, with a mask for each suspect part. */
  String masked(int length) {
    markQuotes();
    List<Word> words = words();
    words.forEach(this::markIfAddress);
    markSpelledAddresses(words);
    markPhones();
    StringBuilder safe = new StringBuilder();
    for (int i = 0; i < Math.min(length, text.length()); ) {
      if (suspect.get(i)) {
        safe.append(Secrets.MASK);
        i = suspect.nextClearBit(i);
      } else {
        safe.append(text.charAt(i++));
      }
    }
    return safe.toString();
  }

  private void markQuotes() {
    for (int i = 0; i < text.length(); ) {
      int quote = QUOTES.indexOf(text.charAt(i));
      if (text.charAt(i) == '{') {
        suspect.set(i, text.length());
        return;
      } else if (quote >= 0) {
        int end = closing(i, CLOSING_QUOTES.charAt(quote));
        if (!isHarmless(quote, text.subSequence(i + 1, Math.max(i + 1, end - 1)), end)) {
          suspect.set(i, end);
        }
        i = end;
      } else {
        i++;
      }
    }
  }

  private int closing(int opening, char quote) {
    for (int i = opening + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == quote) {
        return i + 1;
      }
      if (c == '\\') {
        i++;
      }
    }
    return text.length();
  }

  /** The service quotes ids and fields so, and names of fields and operators in backticks. */
  private boolean isHarmless(int quote, CharSequence content, int end) {
    boolean closed = text.charAt(end - 1) == CLOSING_QUOTES.charAt(quote);
    return closed && ((quote == 0 && isId(content)) || (quote == 1 && isName(content)));
  }

  private static boolean isId(CharSequence content) {
    return content.length() >= 20
        && content.length() <= 36
        && content.chars().allMatch(c -> (isWordPart(c) && c != '_') || c == '-')
        && content.chars().anyMatch(c -> c >= 'A');
  }

  private static boolean isName(CharSequence content) {
    return content.length() >= 1
        && content.length() <= 64
        && content.chars().allMatch(c -> isWordPart(c) || c == '.')
        && content.charAt(0) >= 'A';
  }

  /** Returns whether it is an ASCII letter, a digit or an underscore. */
  private static boolean isWordPart(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigit(c) || c == '_';
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private List<Word> words() {
    List<Word> words = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || isBetweenWords(i)) {
        if (i > start) {
          words.add(new Word(start, i));
        }
        start = i + 1;
      }
    }
    return words;
  }

  private boolean isBetweenWords(int i) {
    char c = text.charAt(i);
    if (c == '\'') {
      // As in o'hara@example.com.
      return i == 0
          || i + 1 == text.length()
          || !Character.isLetterOrDigit(text.charAt(i - 1))
          || !Character.isLetterOrDigit(text.charAt(i + 1));
    }
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || "\"`<>()[]".indexOf(c) >= 0;
  }

  private void markIfAddress(Word word) {
    if (word.end() - word.start() > 1 && isAddress(word)) {
      suspect.set(word.start(), word.end());
    }
  }

  private boolean isAddress(Word word) {
    boolean escaped = false;
    for (int i = word.start(); i < word.end(); i++) {
      char c = text.charAt(i);
      if (AT_SIGNS.indexOf(c) >= 0) {
        return true;
      }
      escaped |= ESCAPES.indexOf(c) >= 0;
    }
    if (!escaped) {
      return false;
    }
    String plain = Unescaped.of(text.subSequence(word.start(), word.end()).toString());
    SuspectText inner = new SuspectText(plain);
    inner.markPhones();
    return plain.chars().anyMatch(c -> AT_SIGNS.indexOf(c) >= 0) || !inner.suspect.isEmpty();
  }

  /** Finds {@code ada at example.com} and {@code ada (at) example dot com}. */
  private void markSpelledAddresses(List<Word> words) {
    for (int i = 1; i + 1 < words.size(); i++) {
      if (is(words.get(i), "at") || is(words.get(i), "@")) {
        boolean dot = i + 3 < words.size() && is(words.get(i + 2), "dot");
        if (dot || isDomain(words.get(i + 1))) {
          suspect.set(words.get(i - 1).start(), words.get(dot ? i + 3 : i + 1).end());
        }
      }
    }
  }

  private boolean is(Word word, String expected) {
    return word.end() - word.start() == expected.length()
        && text.subSequence(word.start(), word.end()).toString().equalsIgnoreCase(expected);
  }

  /** The last part of a path to a property often has capitals in it, that of a domain does not. */
  private boolean isDomain(Word word) {
    int end = word.end();
    while (end > word.start() && ",.;:!?".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    int lastDot = -1;
    boolean lower = false;
    boolean upper = false;
    for (int i = word.start(); i < end; i++) {
      char c = text.charAt(i);
      if (c == '.') {
        lastDot = i;
        lower = false;
        upper = false;
      } else if (!Character.isLetterOrDigit(c) && c != '-') {
        return false;
      }
      lower |= Character.isLowerCase(c);
      upper |= Character.isUpperCase(c);
    }
    return lastDot > word.start() && end - lastDot > 2 && !(lower && upper);
  }

  private void markPhones() {
    int i = 0;
    while (i < text.length()) {
      if (startsPhone(i)) {
        int end = i + 1;
        while (end < text.length() && isPhonePart(text.charAt(end))) {
          end++;
        }
        markIfPhone(i, end);
        i = end;
      } else {
        i++;
      }
    }
  }

  private boolean startsPhone(int i) {
    int digit = text.charAt(i) == '+' ? i + 1 : i;
    if (digit == text.length() || !Character.isDigit(text.charAt(digit))) {
      return false;
    }
    return i == 0 || (!isWordPart(text.charAt(i - 1)) && text.charAt(i - 1) != '-');
  }

  private static boolean isPhonePart(char c) {
    return Character.isDigit(c)
        || "().-/".indexOf(c) >= 0
        || Character.isSpaceChar(c)
        || Character.getType(c) == Character.DASH_PUNCTUATION;
  }

  private void markIfPhone(int start, int end) {
    int last = end;
    if (end < text.length() && isWordPart(text.charAt(end))) {
      // What a letter is glued to, as in an id, is no part of the number.
      while (last > start && isGlued(text.charAt(last - 1))) {
        last--;
      }
    }
    int digits = 0;
    while (last > start && !Character.isDigit(text.charAt(last - 1))) {
      last--;
    }
    for (int i = start; i < last; i++) {
      digits += Character.isDigit(text.charAt(i)) ? 1 : 0;
    }
    if (last - start >= MIN_PHONE_LENGTH && digits >= MIN_PHONE_DIGITS) {
      suspect.set(start, last);
    }
  }

  private static boolean isGlued(char c) {
    return Character.isDigit(c) || Character.getType(c) == Character.DASH_PUNCTUATION;
  }
}
