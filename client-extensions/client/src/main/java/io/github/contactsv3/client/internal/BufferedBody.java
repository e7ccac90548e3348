package io.github.contactsv3.client.internal;

import feign.Response;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.List;

/**
 * A body in the buffers that it came in. Put together it would be one array, which for a page of
 * 500 is so large that the collector has to treat it on its own. Each stream starts at its
 * beginning. Immutable and thread-safe.
 */
final class BufferedBody implements Response.Body {
  private final List<ByteBuffer> parts;

  /** Takes the buffers over; nobody may change them any more. */
  BufferedBody(List<ByteBuffer> parts) {
    this.parts = parts;
  }

  @Override
  public Integer length() {
    return parts.stream().mapToInt(ByteBuffer::remaining).sum();
  }

  @Override
  public boolean isRepeatable() {
    return true;
  }

  @Override
  public InputStream asInputStream() {
    return new Stream(parts);
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
    private final List<ByteBuffer> parts;
    private ByteBuffer part = ByteBuffer.allocate(0);
    private int next;

    Stream(List<ByteBuffer> parts) {
      this.parts = parts;
    }

    @Override
    public int read() {
      return atEnd() ? -1 : part.get() & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      if (length == 0) {
        return 0;
      }
      if (atEnd()) {
        return -1;
      }
      int read = Math.min(length, part.remaining());
      part.get(target, offset, read);
      return read;
    }

    @Override
    public int available() {
      return part.remaining();
    }

    private boolean atEnd() {
      while (!part.hasRemaining()) {
        if (next == parts.size()) {
          return true;
        }
        part = parts.get(next++).duplicate();
      }
      return false;
    }
  }
}
