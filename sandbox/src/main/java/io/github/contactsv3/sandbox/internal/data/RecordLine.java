package io.github.contactsv3.sandbox.internal.data;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * A line of a data file: a checksum, the batch it belongs to, and the record.
 *
 * <pre>{@code
 * 1c291ca3 . {"put":...}     a record by itself
 * 9ae0daaf 7 {"put":...}     a record of batch 7, void without the line that commits it
 * 47d80f60 7 !               commits batch 7
 * }</pre>
 */
final class RecordLine {

  /** The record that commits a batch. */
  static final String COMMIT = "!";

  /** The batch of records that are by themselves. */
  static final long NO_BATCH = -1;

  private static final int CHECKSUM = 8;

  private RecordLine() {}

  static byte[] encode(long batch, String record) {
    String tagged = (batch == NO_BATCH ? "." : Long.toString(batch)) + " " + record;
    byte[] content = tagged.getBytes(StandardCharsets.UTF_8);
    byte[] line = new byte[CHECKSUM + 1 + content.length + 1];
    long checksum = checksum(content, 0, content.length);
    for (int i = 0; i < CHECKSUM; i++) {
      line[i] = (byte) Character.forDigit((int) (checksum >>> (28 - 4 * i)) & 0xF, 16);
    }
    line[CHECKSUM] = ' ';
    System.arraycopy(content, 0, line, CHECKSUM + 1, content.length);
    line[line.length - 1] = '\n';
    return line;
  }

  /** Returns whether the bytes, without a line feed, are a line that was written so. */
  static boolean isIntact(byte[] bytes, int from, int to) {
    int content = from + CHECKSUM + 1;
    if (to - content < 3 || bytes[content - 1] != ' ') {
      return false;
    }
    long expected = 0;
    for (int i = from; i < from + CHECKSUM; i++) {
      int digit = Character.digit((char) (bytes[i] & 0xFF), 16);
      if (digit < 0) {
        return false;
      }
      expected = expected << 4 | digit;
    }
    return checksum(bytes, content, to) == expected;
  }

  /** The batch of an intact line. */
  static long batch(byte[] bytes, int from, int to) {
    int start = from + CHECKSUM + 1;
    if (bytes[start] == '.') {
      return NO_BATCH;
    }
    long batch = 0;
    for (int i = start; i < to && bytes[i] != ' '; i++) {
      batch = batch * 10 + (bytes[i] - '0');
    }
    return batch;
  }

  /** The record of an intact line. */
  static String record(byte[] bytes, int from, int to) {
    int start = from + CHECKSUM + 1;
    while (bytes[start] != ' ') {
      start++;
    }
    return new String(bytes, start + 1, to - start - 1, StandardCharsets.UTF_8);
  }

  private static long checksum(byte[] bytes, int from, int to) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, from, to - from);
    return checksum.getValue();
  }
}
