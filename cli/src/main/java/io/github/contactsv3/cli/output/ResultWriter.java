package io.github.contactsv3.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Closeable;
import java.io.IOException;

/** Writes results one by one. Not thread-safe. */
public interface ResultWriter extends Closeable {
  /**
   * Writes a result.
   *
   * @param result a JSON object
   * @throws IOException if it can't be written
   */
  void write(JsonNode result) throws IOException;

  /**
   * Brings to the reader what was written, as far as the format allows.
   *
   * @throws IOException if it can't be written
   */
  void flush() throws IOException;
}
