package io.github.contactsv3.cli.output;

import java.util.Locale;

/** How results are written. */
public enum Format {
  /** Aligned columns for people. */
  TABLE,
  /** One JSON array. */
  JSON,
  /** One JSON object a line. */
  JSONL,
  /** Comma-separated values with a header (RFC 4180). */
  CSV;

  /** Returns the word of the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
