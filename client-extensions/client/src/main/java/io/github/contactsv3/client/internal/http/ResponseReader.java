package io.github.contactsv3.client.internal.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Reads bodies: decompressed, and no more of them than the limits allow. Thread-safe. */
final class ResponseReader {
  private static final int FIRST_BUFFER = 4 * 1024;
  private static final int LARGEST_BUFFER = 64 * 1024;
  private static final int MOST_DIGITS = 10;

  /** More are no response, but an attack. */
  private static final int MOST_CODINGS = 3;

  private final ResponseLimits limits;

  ResponseReader(ResponseLimits limits) {
    this.limits = limits;
  }

  /**
   * What was read.
   *
   * @param body the body, or its beginning
   * @param complete whether that is all of it, so that the connection can be used again
   */
  record Read(BufferedBody body, boolean complete) {}

  /**
   * Reads a body. Of a response that is no success, as much as arrives and the limit allows: its
   * status counts, even if its body is lost.
   *
   * @param from host and port, for messages
   * @throws TransportFailure if a success is too large, or in a coding that was not asked for
   * @throws IOException if it cannot be read
   */
  Read read(String from, int status, ResponseHeaders headers, @Nullable InputStream stream)
      throws IOException {
    if (stream == null) {
      return new Read(BufferedBody.EMPTY, true);
    }
    long limit = limits.of(status);
    boolean success = ResponseLimits.isSuccess(status);
    Buffers buffers = new Buffers(expected(headers));
    // Closed in any case: a decompressor has memory that the collector does not see.
    try (InputStream decoded = decoded(from, headers, stream, limit)) {
      boolean complete = buffers.fill(decoded, limit);
      if (!complete && success) {
        throw tooLarge(from, limit);
      }
      return new Read(buffers.toBody(), complete && isAtEnd(stream));
    } catch (LimitExceededException e) {
      if (success) {
        throw tooLarge(from, limit);
      }
    } catch (ZipException e) {
      if (success) {
        throw new TransportFailure(
            TransportFailure.Kind.LOST, "the response from " + from + " is not valid gzip", e);
      }
    } catch (IOException e) {
      if (success || Thread.currentThread().isInterrupted()) {
        throw e;
      }
    }
    return new Read(buffers.toBody(), false);
  }

  /** Returns how long the body will be, or 0 if that is not known. */
  private static long expected(ResponseHeaders headers) {
    String length = headers.first("Content-Length");
    if (length == null
        || length.length() > MOST_DIGITS
        || headers.first("Content-Encoding") != null) {
      return 0;
    }
    long expected = 0;
    for (int i = 0; i < length.length(); i++) {
      int digit = length.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return 0;
      }
      expected = 10 * expected + digit;
    }
    return expected;
  }

  /** A compressed body ends before the stream does, which the connection waits for. */
  private static boolean isAtEnd(InputStream stream) throws IOException {
    return stream.read() < 0;
  }

  private static TransportFailure tooLarge(String from, long limit) {
    return new TransportFailure(
        TransportFailure.Kind.UNUSABLE,
        "the response from " + from + " is larger than " + limit + " bytes",
        null);
  }

  /** Returns a stream that can be closed: the connection's stays open. */
  private static InputStream decoded(
      String from, ResponseHeaders headers, InputStream stream, long limit) throws IOException {
    String header = headers.first("Content-Encoding");
    if (header == null || header.isBlank()) {
      // Without a coding the buffers are the only limit: an error is cut exactly there.
      return new CappedStream(stream, Long.MAX_VALUE);
    }
    String[] codings = header.strip().split("\\s*,\\s*", MOST_CODINGS + 1);
    int zipped = 0;
    for (int i = codings.length - 1; i >= 0; i--) {
      String coding = codings[i].toLowerCase(Locale.ROOT);
      if (codings.length > MOST_CODINGS || !isKnown(coding)) {
        throw new TransportFailure(
            TransportFailure.Kind.UNUSABLE,
            "the response from " + from + " has a content coding other than gzip" + named(coding),
            null);
      }
      zipped += coding.equals("identity") ? 0 : 1;
    }
    InputStream decoded = new CappedStream(stream, limit);
    for (int i = 0; i < zipped; i++) {
      decoded = unzipped(decoded);
    }
    return decoded;
  }

  private static boolean isKnown(String coding) {
    return coding.equals("gzip") || coding.equals("x-gzip") || coding.equals("identity");
  }

  /** Shows the coding only if it looks like one: it is text of the response. */
  private static String named(String coding) {
    boolean plain =
        !coding.isEmpty()
            && coding.length() <= 10
            && coding.chars().allMatch(c -> (c >= 'a' && c <= 'z') || c == '-');
    return plain ? ": " + coding : "";
  }

  /** Some transports decompress and leave the header: no JSON begins as gzip does. */
  private static InputStream unzipped(InputStream stream) throws IOException {
    PushbackInputStream peeked = new PushbackInputStream(stream, 2);
    int first = peeked.read();
    if (first < 0) {
      return peeked;
    }
    int second = peeked.read();
    if (second >= 0) {
      peeked.unread(second);
    }
    peeked.unread(first);
    return first == GzipStream.MAGIC_1 && second == GzipStream.MAGIC_2
        ? new GzipStream(peeked)
        : peeked;
  }

  /** Thrown within this class only. */
  private static final class LimitExceededException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /** Counts what arrives, before it is decompressed. Closing it leaves the stream open. */
  private static final class CappedStream extends InputStream {
    private final InputStream stream;
    private long left;

    CappedStream(InputStream stream, long limit) {
      this.stream = stream;
      this.left = limit;
    }

    @Override
    public int read() throws IOException {
      int read = stream.read();
      return count(read < 0 ? read : 1) < 0 ? -1 : read;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      return count(stream.read(target, offset, length));
    }

    private int count(int read) throws IOException {
      left -= Math.max(0, read);
      if (left < 0) {
        throw new LimitExceededException();
      }
      return read;
    }
  }

  /**
   * Buffers as large as what is expected, or that double in size, up to one that the collector
   * treats like any other.
   */
  private static final class Buffers {
    private final long expected;
    private final List<byte[]> parts = new ArrayList<>();
    private byte[] part;
    private int used;
    private long length;

    Buffers(long expected) {
      this.expected = expected;
      this.part = new byte[size(FIRST_BUFFER)];
    }

    /** One byte more than expected, so that the end is noticed without a further buffer. */
    private int size(int unexpected) {
      return (int) Math.min(LARGEST_BUFFER, expected > length ? expected - length + 1 : unexpected);
    }

    /** Returns whether the stream has ended within the limit. */
    boolean fill(InputStream stream, long limit) throws IOException {
      while (true) {
        int read = stream.read(part, used, part.length - used);
        if (read < 0) {
          return true;
        }
        used += read;
        length += read;
        if (length > limit) {
          length = limit;
          return false;
        }
        if (used == part.length) {
          parts.add(part);
          part = new byte[size(2 * part.length)];
          used = 0;
        }
      }
    }

    BufferedBody toBody() throws IOException {
      if (length > Integer.MAX_VALUE) {
        throw new EOFException("more than 2 GB");
      }
      parts.add(part);
      return new BufferedBody(parts, (int) length);
    }
  }
}
