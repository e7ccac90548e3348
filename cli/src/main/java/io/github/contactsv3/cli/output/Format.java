package io.github.contactsv3.cli.output;

/** How results are written. */
public enum Format {
  /** Aligned columns for people. */
  TABLE,
  /** One JSON array. */
  JSON,
  /** One JSON object a line. */
  JSONL,
  /** Comma-separated values with a header (RFC 4180). */
  CSV
}
