package io.github.contactsv3.cli;

import io.github.contactsv3.model.UpsertContactRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/**
 * A fingerprint of the rows that a report does not list, with their lines. If it is another one
 * later, rows have changed or moved, and the lines of the report may be those of other contacts.
 * Rows may be added in any order.
 */
final class OtherRows {
  private static final String PREFIX = "rows-";

  private long sum;

  /** Continues a fingerprint that {@link #toString} returned; empty if it is none. */
  static Optional<OtherRows> parse(String text) {
    if (!text.startsWith(PREFIX)) {
      return Optional.empty();
    }
    try {
      OtherRows rows = new OtherRows();
      rows.sum = Long.parseUnsignedLong(text.substring(PREFIX.length()), 16);
      return Optional.of(rows);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  void add(long line, Optional<UpsertContactRequest> row) {
    String text = line + ":" + row.map(UpsertContactRequest::toJson).orElse("");
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      sum += ByteBuffer.wrap(hash).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  @Override
  public String toString() {
    return PREFIX + Long.toHexString(sum);
  }
}
