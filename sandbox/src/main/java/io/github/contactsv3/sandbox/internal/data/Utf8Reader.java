package io.github.contactsv3.sandbox.internal.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Decodes UTF-8 strictly: text in another encoding ends in an exception that knows its line, where
 * the JDK's readers put replacement characters or lose the place. A byte order mark is skipped. Not
 * thread-safe.
 */
public final class Utf8Reader extends Reader {

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final InputStream in;
  private final int maxLine;
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);
  private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16).flip();
  private final CharBuffer chars = CharBuffer.allocate(1 << 16).flip();
  private long decodedLines = 1;
  private long lines;
  private boolean started;
  private boolean ended;

  /**
   * Creates a reader.
   *
   * @param in the bytes
   * @param maxLine how many characters a line may have
   */
  public Utf8Reader(InputStream in, int maxLine) {
    this.in = in;
    this.maxLine = maxLine;
  }

  /**
   * Reads a line without its end.
   *
   * @return the line, or null after the last one
   * @throws BadTextException if it is not UTF-8 or too long
   * @throws IOException if the input fails
   */
  public @Nullable String readLine() throws IOException {
    StringBuilder line = new StringBuilder();
    boolean any = false;
    while (chars.hasRemaining() || fill()) {
      any = true;
      char next = chars.get();
      if (next == '\n') {
        break;
      }
      if (line.length() == maxLine) {
        throw new BadTextException(lines + 1, "longer than " + maxLine + " characters");
      }
      line.append(next);
    }
    if (!any) {
      return null;
    }
    lines++;
    int end = line.length();
    return line.substring(0, end > 0 && line.charAt(end - 1) == '\r' ? end - 1 : end);
  }

  /**
   * Number of the line that {@link #readLine} returned last.
   *
   * @return the line, counted from 1
   */
  public long line() {
    return lines;
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!chars.hasRemaining() && !fill()) {
      return -1;
    }
    int count = Math.min(length, chars.remaining());
    chars.get(target, offset, count);
    return count;
  }

  /** Decodes more; false at the end. */
  private boolean fill() throws IOException {
    chars.clear();
    while (chars.position() == 0 && !ended) {
      bytes.compact();
      int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
      bytes.position(bytes.position() + Math.max(0, read)).flip();
      ended = read < 0;
      CoderResult result = decoder.decode(bytes, chars, ended);
      countLines();
      if (result.isError()) {
        throw new BadTextException(decodedLines, "not UTF-8");
      }
    }
    chars.flip();
    if (!started && chars.hasRemaining()) {
      started = true;
      if (chars.get(0) == BYTE_ORDER_MARK) {
        chars.get();
      }
    }
    return chars.hasRemaining() || (!ended && fill());
  }

  private void countLines() {
    for (int i = 0; i < chars.position(); i++) {
      if (chars.get(i) == '\n') {
        decodedLines++;
      }
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
