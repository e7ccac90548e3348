package io.github.contactsv3.errors.internal;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntUnaryOperator;
import java.util.function.LongPredicate;

/**
 * Finds pieces of secrets in a text: as they are, below up to three layers of escapes, and on each
 * layer in Base64 (both alphabets, any alignment) and in hexadecimal. Each layer is read a fixed
 * number of times, so the time is linear in the text. Used once, by one thread.
 */
final class SecretScanner {
  private static final int MAX_ESCAPES = 3;
  private static final int[] SIX_BITS = sixBits();

  private final BitSet found = new BitSet();
  private final GramWindow window;
  private boolean hit;

  private SecretScanner(LongPredicate isSecret) {
    window = new GramWindow(gram -> markIf(isSecret.test(gram)));
  }

  /**
   * Finds secrets.
   *
   * @param text the text
   * @param isSecret whether eight folded bytes are a piece of a secret
   * @return the indexes of the characters that hold any bit of a piece
   */
  static BitSet find(CharSequence text, LongPredicate isSecret) {
    SecretScanner scanner = new SecretScanner(isSecret);
    TextLayer layer = TextLayer.of(text);
    for (int escapes = 0; layer != null && escapes <= MAX_ESCAPES; escapes++) {
      scanner.scan(layer);
      layer = layer.unescaped();
    }
    return scanner.found;
  }

  /** Adds the pieces of a secret, also as it looks below its own escapes. */
  static void index(String secret, GramSet grams) {
    GramWindow window = new GramWindow(grams::add);
    TextLayer layer = TextLayer.of(secret);
    for (int escapes = 0; layer != null && escapes <= MAX_ESCAPES; escapes++) {
      window.reset();
      for (int i = 0; i < layer.length(); i++) {
        window.push(layer.at(i), 0, 0);
      }
      layer = layer.unescaped();
    }
  }

  private void markIf(boolean secret) {
    if (secret) {
      found.set(window.start(), window.end());
      hit = true;
    }
  }

  private void scan(TextLayer layer) {
    window.reset();
    for (int i = 0; i < layer.length(); i++) {
      window.push(layer.at(i), layer.start(i), layer.end(i));
    }
    for (int skipped = 0; skipped < 4; skipped++) {
      scanDigits(layer, b -> SIX_BITS[b], 6, skipped);
    }
    for (int skipped = 0; skipped < 2; skipped++) {
      scanDigits(layer, b -> Character.digit(b, 16), 4, skipped);
    }
  }

  /**
   * Decodes each run of digits of so many bits, after leaving out some at its beginning. A word
   * that holds a secret is masked whole, as what is around the secret in it cannot be read.
   */
  private void scanDigits(TextLayer layer, IntUnaryOperator digits, int width, int skipped) {
    int seen = 0;
    int bits = 0;
    int pending = 0;
    int previous = 0;
    int word = 0;
    hit = false;
    for (int i = 0; i < layer.length(); i++) {
      int b = layer.at(i);
      int digit = digits.applyAsInt(b);
      if (i > 0 && layer.at(i - 1) == '=' && b != '=') {
        markWord(layer, word, i);
        word = i;
      }
      if (digit < 0) {
        // Line breaks are part of long Base64.
        seen = GramWindow.isControl(b) ? seen : 0;
      } else if (seen++ >= skipped) {
        if (seen == skipped + 1) {
          window.reset();
          pending = 0;
        }
        bits = (bits << width) | digit;
        pending += width;
        if (pending >= 8) {
          pending -= 8;
          window.push(bits >> pending, layer.start(previous), layer.end(i));
        }
        previous = i;
      }
      if (b == ' ' || (digit < 0 && b != '=' && !GramWindow.isControl(b))) {
        markWord(layer, word, i);
        word = i + 1;
      }
    }
    markWord(layer, word, layer.length());
  }

  private void markWord(TextLayer layer, int from, int to) {
    if (hit && from < to) {
      found.set(layer.start(from), layer.end(to - 1));
    }
    hit = false;
  }

  private static int[] sixBits() {
    int[] values = new int[256];
    Arrays.fill(values, -1);
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (int i = 0; i < alphabet.length(); i++) {
      values[alphabet.charAt(i)] = i;
    }
    values['-'] = 62;
    values['_'] = 63;
    // A plus that was read as in a form.
    values[' '] = 62;
    return values;
  }
}
