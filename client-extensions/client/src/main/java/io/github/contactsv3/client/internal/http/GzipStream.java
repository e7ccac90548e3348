package io.github.contactsv3.client.internal.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Decompresses gzip (RFC 1952), all of its members up to the end of the source. The JDK's own
 * stream is not used for two reasons: on JDK 17 it asks {@code available()} whether another member
 * follows, so that a body ends where the network pauses between two of them; and it calls itself
 * for each empty member, until the stack overflows.
 *
 * <p>What follows a member and does not begin as one, such as padding, is ignored. Checksum and
 * length of each member are checked. Used by one thread.
 */
final class GzipStream extends InputStream {
  /** The first two bytes of a member. */
  static final int MAGIC_1 = 0x1f;

  static final int MAGIC_2 = 0x8b;

  private static final int BUFFER = 4 * 1024;
  private static final int DEFLATE = 8;
  private static final int FLAG_HEADER_CHECKSUM = 2;
  private static final int FLAG_EXTRA = 4;
  private static final int FLAG_NAME = 8;
  private static final int FLAG_COMMENT = 16;
  private static final int FLAGS_RESERVED = 0xe0;

  /** Modification time, extra flags and operating system. */
  private static final int UNUSED_FIELDS = 6;

  private final InputStream source;
  private final byte[] buffer = new byte[BUFFER];
  private final Inflater inflater = new Inflater(true);
  private final CRC32 checksum = new CRC32();
  private final CRC32 headerChecksum = new CRC32();
  private int at;
  private int end;
  private State state = State.FIRST;

  private enum State {
    FIRST,
    WITHIN,
    BETWEEN,
    ENDED
  }

  /**
   * Creates a stream.
   *
   * @param source what is compressed; its end is the end of the body
   */
  GzipStream(InputStream source) {
    this.source = source;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (length == 0) {
      return 0;
    }
    while (state == State.WITHIN || beginMember()) {
      int read = inflate(target, offset, length);
      if (read > 0) {
        checksum.update(target, offset, read);
        return read;
      }
      if (inflater.finished()) {
        checkTrailer();
        state = State.BETWEEN;
      }
    }
    return -1;
  }

  /** Returns how many bytes were decompressed; 0 if more input was needed or the member ended. */
  private int inflate(byte[] target, int offset, int length) throws IOException {
    int read;
    try {
      read = inflater.inflate(target, offset, length);
    } catch (DataFormatException e) {
      throw invalid("compressed data", e);
    }
    at = end - inflater.getRemaining();
    if (read == 0 && !inflater.finished()) {
      if (inflater.needsDictionary()) {
        throw invalid("dictionary", null);
      }
      if (!fill()) {
        throw new EOFException("the gzip ended within a member");
      }
      inflater.setInput(buffer, at, end - at);
    }
    return read;
  }

  /** Reads the header of a member; returns false if there is none left. */
  private boolean beginMember() throws IOException {
    if (state == State.ENDED || !isAtMember()) {
      state = State.ENDED;
      return false;
    }
    readHeader();
    checksum.reset();
    inflater.reset();
    inflater.setInput(buffer, at, end - at);
    state = State.WITHIN;
    return true;
  }

  /** Reads the first two bytes; what does not begin as a member is ignored, but for the first. */
  private boolean isAtMember() throws IOException {
    headerChecksum.reset();
    int first = next();
    // A single first byte is a member that was cut off.
    boolean member = first == MAGIC_1 && required() == MAGIC_2;
    if (!member && state == State.FIRST && first >= 0) {
      throw invalid("first bytes", null);
    }
    return member;
  }

  private void readHeader() throws IOException {
    if (required() != DEFLATE) {
      throw invalid("method", null);
    }
    int flags = required();
    if ((flags & FLAGS_RESERVED) != 0) {
      throw invalid("flags", null);
    }
    skip(UNUSED_FIELDS);
    if ((flags & FLAG_EXTRA) != 0) {
      skip((int) number(2));
    }
    if ((flags & FLAG_NAME) != 0) {
      skipText();
    }
    if ((flags & FLAG_COMMENT) != 0) {
      skipText();
    }
    if ((flags & FLAG_HEADER_CHECKSUM) != 0) {
      long expected = headerChecksum.getValue() & 0xffff;
      if (number(2) != expected) {
        throw invalid("checksum of a header", null);
      }
    }
  }

  private void checkTrailer() throws IOException {
    if (number(4) != checksum.getValue()) {
      throw invalid("checksum", null);
    }
    if (number(4) != (inflater.getBytesWritten() & 0xffffffffL)) {
      throw invalid("length", null);
    }
  }

  private void skip(int bytes) throws IOException {
    for (int i = 0; i < bytes; i++) {
      required();
    }
  }

  /** Its length is bounded by that of the source. */
  private void skipText() throws IOException {
    int read = required();
    while (read != 0) {
      read = required();
    }
  }

  private long number(int bytes) throws IOException {
    long number = 0;
    for (int i = 0; i < bytes; i++) {
      number |= (long) required() << (8 * i);
    }
    return number;
  }

  private int required() throws IOException {
    int read = next();
    if (read < 0) {
      throw new EOFException("the gzip ended within a header or trailer");
    }
    return read;
  }

  /** Returns the next byte that is not compressed, or -1. */
  private int next() throws IOException {
    if (at == end && !fill()) {
      return -1;
    }
    headerChecksum.update(buffer, at, 1);
    return buffer[at++] & 0xff;
  }

  /** Returns whether there is more of the source. */
  private boolean fill() throws IOException {
    int read;
    do {
      read = source.read(buffer, 0, buffer.length);
    } while (read == 0);
    at = 0;
    end = Math.max(0, read);
    return read > 0;
  }

  private static ZipException invalid(String what, @Nullable DataFormatException cause) {
    ZipException invalid = new ZipException("the gzip has an invalid " + what);
    invalid.initCause(cause);
    return invalid;
  }

  /** Frees the memory of the decompressor, which is not on the heap; closes the source, too. */
  @Override
  public void close() throws IOException {
    state = State.ENDED;
    inflater.end();
    source.close();
  }
}
