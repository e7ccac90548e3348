package io.github.contactsv3.sandbox.internal.data;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Cuts a stream into lines without decoding it. Not thread-safe. */
final class ByteLines {

  private final InputStream in;
  private byte[] buffer = new byte[1 << 20];
  private int start;
  private int end;
  private int lineEnd;
  private long number;
  private long offset;

  ByteLines(InputStream in) {
    this.in = in;
  }

  /** Goes to the next line that ends with a line feed; false if there is none. */
  boolean next() throws IOException {
    if (number > 0) {
      offset += lineEnd + 1 - start;
      start = lineEnd + 1;
    }
    int searched = start;
    while (true) {
      for (int i = searched; i < end; i++) {
        if (buffer[i] == '\n') {
          lineEnd = i;
          number++;
          return true;
        }
      }
      searched = end;
      if (end == buffer.length) {
        int kept = end - start;
        if (start > 0) {
          System.arraycopy(buffer, start, buffer, 0, kept);
        } else {
          buffer = Arrays.copyOf(buffer, Math.multiplyExact(buffer.length, 2));
        }
        searched -= start;
        start = 0;
        end = kept;
      }
      int read = in.read(buffer, end, buffer.length - end);
      if (read < 0) {
        // So that another call stays at the end.
        lineEnd = end - 1;
        return false;
      }
      end += read;
    }
  }

  byte[] bytes() {
    return buffer;
  }

  int from() {
    return start;
  }

  int to() {
    return lineEnd;
  }

  /** Number of the line, counted from 1. */
  long number() {
    return number;
  }

  /** Where the next line begins in the stream. */
  long nextOffset() {
    return offset + (lineEnd + 1 - start);
  }
}
