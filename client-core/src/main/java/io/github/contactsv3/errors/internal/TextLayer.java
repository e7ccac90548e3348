package io.github.contactsv3.errors.internal;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A text in UTF-8, as received or with one layer of escapes removed: percent, JSON, HTML. Each byte
 * knows which characters of the received text it stands for. Immutable once built.
 */
final class TextLayer {
  /** The characters that are escaped by name in HTML and can be part of a secret. */
  private static final Map<String, Character> ENTITIES =
      Map.ofEntries(
          Map.entry("amp", '&'),
          Map.entry("lt", '<'),
          Map.entry("gt", '>'),
          Map.entry("quot", '"'),
          Map.entry("apos", '\''),
          Map.entry("nbsp", ' '),
          Map.entry("sol", '/'),
          Map.entry("bsol", '\\'),
          Map.entry("plus", '+'),
          Map.entry("equals", '='),
          Map.entry("period", '.'),
          Map.entry("comma", ','),
          Map.entry("colon", ':'),
          Map.entry("semi", ';'),
          Map.entry("lowbar", '_'),
          Map.entry("num", '#'),
          Map.entry("percnt", '%'),
          Map.entry("commat", '@'),
          Map.entry("excl", '!'),
          Map.entry("quest", '?'),
          Map.entry("ast", '*'),
          Map.entry("dollar", '$'),
          Map.entry("lpar", '('),
          Map.entry("rpar", ')'),
          Map.entry("verbar", '|'),
          Map.entry("grave", '`'));

  private static final int MAX_ENTITY = 9;

  private final byte[] bytes;
  private final int[] starts;
  private final int[] ends;
  private int length;

  private TextLayer(int capacity) {
    bytes = new byte[capacity];
    starts = new int[capacity];
    ends = new int[capacity];
  }

  static TextLayer of(CharSequence text) {
    // A character takes three bytes at most, and two that make one code point take four.
    TextLayer layer = new TextLayer(text.length() * 3);
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      boolean pair =
          Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1));
      int next = i + (pair ? 2 : 1);
      layer.addCodePoint(pair ? Character.toCodePoint(c, text.charAt(i + 1)) : c, i, next);
      i = next;
    }
    return layer;
  }

  int length() {
    return length;
  }

  /** Returns a byte, from 0 to 255. */
  int at(int index) {
    return bytes[index] & 0xff;
  }

  int start(int index) {
    return starts[index];
  }

  int end(int index) {
    return ends[index];
  }

  @Override
  public String toString() {
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }

  /** Returns this text without its outermost escapes, or null if it has none. */
  @Nullable TextLayer unescaped() {
    TextLayer layer = new TextLayer(length);
    int i = 0;
    while (i < length) {
      int next =
          switch (bytes[i]) {
            case '%' -> percent(i, layer);
            case '\\' -> backslash(i, layer);
            case '&' -> entity(i, layer);
            default -> i;
          };
      if (next == i) {
        layer.add(bytes[i], starts[i], ends[i]);
        next++;
      }
      i = next;
    }
    return layer.length == length ? null : layer;
  }

  private int percent(int i, TextLayer layer) {
    if (i + 1 < length && (bytes[i + 1] | ' ') == 'u') {
      return unit(i, layer);
    }
    int value = number(i + 1, 2);
    return value < 0 ? i : added(layer, (byte) value, i, i + 3);
  }

  private int backslash(int i, TextLayer layer) {
    if (i + 1 == length) {
      return i;
    }
    byte escaped = bytes[i + 1];
    return switch (escaped) {
      case 'u' -> unit(i, layer);
      case 'x' -> {
        int value = number(i + 2, 2);
        yield value < 0 ? i : added(layer, (byte) value, i, i + 4);
      }
      // Control characters are no part of a secret.
      case 'b', 'f', 'n', 'r', 't' -> added(layer, (byte) '\n', i, i + 2);
      default -> added(layer, escaped, i, i + 2);
    };
  }

  /** Reads {@code \}{@code u00e9} or {@code %u00e9}, and a pair of them that is one character. */
  private int unit(int i, TextLayer layer) {
    int unit = number(i + 2, 4);
    if (unit < 0) {
      return i;
    }
    int low = i + 7 < length && bytes[i + 6] == bytes[i] ? number(i + 8, 4) : -1;
    boolean pair =
        low >= 0 && Character.isHighSurrogate((char) unit) && Character.isLowSurrogate((char) low);
    int next = i + (pair ? 12 : 6);
    layer.addCodePoint(
        pair ? Character.toCodePoint((char) unit, (char) low) : unit, starts[i], ends[next - 1]);
    return next;
  }

  private int entity(int i, TextLayer layer) {
    int end = i + 1;
    while (end < length && end - i <= MAX_ENTITY && isEntityPart(bytes[end])) {
      end++;
    }
    int codePoint = entityValue(new String(bytes, i + 1, end - i - 1, StandardCharsets.US_ASCII));
    if (codePoint < 0) {
      return i;
    }
    int next = end < length && bytes[end] == ';' ? end + 1 : end;
    layer.addCodePoint(codePoint, starts[i], ends[next - 1]);
    return next;
  }

  private static boolean isEntityPart(byte b) {
    return b == '#' || (b >= '0' && b <= '9') || (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');
  }

  private static int entityValue(String name) {
    if (!name.startsWith("#")) {
      return ENTITIES.getOrDefault(name, '\uffff') == '\uffff' ? -1 : ENTITIES.get(name);
    }
    boolean hex = name.startsWith("#x") || name.startsWith("#X");
    try {
      int value = Integer.parseInt(name.substring(hex ? 2 : 1), hex ? 16 : 10);
      return Character.isValidCodePoint(value) ? value : -1;
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  /** Returns the value of hexadecimal digits, or -1 if that many are not there. */
  private int number(int from, int digits) {
    if (from + digits > length) {
      return -1;
    }
    int value = 0;
    for (int i = from; i < from + digits; i++) {
      int digit = Character.digit(bytes[i], 16);
      if (digit < 0) {
        return -1;
      }
      value = value * 16 + digit;
    }
    return value;
  }

  private int added(TextLayer layer, byte value, int from, int next) {
    layer.add(value, starts[from], ends[next - 1]);
    return next;
  }

  private void add(byte value, int start, int end) {
    bytes[length] = value;
    starts[length] = start;
    ends[length] = end;
    length++;
  }

  private void addCodePoint(int codePoint, int start, int end) {
    if (codePoint < 0x80) {
      add((byte) codePoint, start, end);
    } else if (codePoint < 0x800) {
      add((byte) (0xc0 | (codePoint >> 6)), start, end);
      addTail(codePoint, 1, start, end);
    } else if (codePoint < 0x10000) {
      add((byte) (0xe0 | (codePoint >> 12)), start, end);
      addTail(codePoint, 2, start, end);
    } else {
      add((byte) (0xf0 | (codePoint >> 18)), start, end);
      addTail(codePoint, 3, start, end);
    }
  }

  private void addTail(int codePoint, int count, int start, int end) {
    for (int shift = (count - 1) * 6; shift >= 0; shift -= 6) {
      add((byte) (0x80 | ((codePoint >> shift) & 0x3f)), start, end);
    }
  }
}
