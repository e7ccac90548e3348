package io.github.contactsv3.client.internal.http;

import feign.Response;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A body in several buffers. Put together it would be one array, which for a page of 500 is so
 * large that the collector has to treat it on its own. Each stream starts at its beginning.
 * Immutable and thread-safe.
 */
public final class BufferedBody implements Response.Body {
  /** A body of no bytes. */
  static final BufferedBody EMPTY = new BufferedBody(List.of(), 0);

  private final List<byte[]> parts;
  private final int length;

  /** Takes the buffers over; the last one need not be full. */
  BufferedBody(List<byte[]> parts, int length) {
    this.parts = parts;
    this.length = length;
  }

  /** Returns a body of ASCII text. */
  static BufferedBody of(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    return new BufferedBody(List.of(bytes), bytes.length);
  }

  @Override
  public Integer length() {
    return length;
  }

  @Override
  public boolean isRepeatable() {
    return true;
  }

  @Override
  public InputStream asInputStream() {
    return new Stream(parts, length);
  }

  @Override
  public Reader asReader(Charset charset) {
    return new InputStreamReader(asInputStream(), charset);
  }

  @Override
  public void close() {
    // Nothing is held open.
  }

  private static final class Stream extends InputStream {
    private final List<byte[]> parts;
    private int left;
    private byte[] part = new byte[0];
    private int at;
    private int next;

    Stream(List<byte[]> parts, int length) {
      this.parts = parts;
      this.left = length;
    }

    @Override
    public int read() {
      if (atEnd()) {
        return -1;
      }
      left--;
      return part[at++] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      if (length == 0) {
        return 0;
      }
      if (atEnd()) {
        return -1;
      }
      int read = Math.min(length, available());
      System.arraycopy(part, at, target, offset, read);
      at += read;
      left -= read;
      return read;
    }

    @Override
    public int available() {
      return Math.min(left, part.length - at);
    }

    private boolean atEnd() {
      if (left > 0 && at == part.length) {
        part = parts.get(next++);
        at = 0;
      }
      return left == 0;
    }
  }
}
