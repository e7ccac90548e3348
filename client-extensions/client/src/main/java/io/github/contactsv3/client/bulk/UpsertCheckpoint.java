package io.github.contactsv3.client.bulk;

import io.github.contactsv3.core.internal.Hashes;
import io.github.contactsv3.core.internal.JsonText;
import io.github.contactsv3.core.internal.OpaqueText;
import io.github.contactsv3.model.UpsertContactRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The progress of an upsert that can be saved as text and resumed, even in another process, with
 * the same stream. Immutable and thread-safe; contains a hash of the contacts and no other data of
 * them.
 */
public final class UpsertCheckpoint {

  /** The beginning of a stream. */
  public static final UpsertCheckpoint START = new UpsertCheckpoint(0, "");

  private static final OpaqueText TEXT = new OpaqueText("ctu1_", "checkpoint of upserts");

  private final long done;
  private final String hash;

  private UpsertCheckpoint(long done, String hash) {
    this.done = done;
    this.hash = hash;
  }

  /**
   * Parses a text that {@link #toString} returned.
   *
   * @param text the text
   * @return the checkpoint
   * @throws IllegalArgumentException if it is not such a text, was truncated or edited
   */
  public static UpsertCheckpoint parse(String text) {
    Map<String, @Nullable Object> content = TEXT.read(text);
    if (content.get("n") instanceof Number done && content.get("h") instanceof String hash) {
      return new UpsertCheckpoint(done.longValue(), hash);
    }
    throw TEXT.damaged();
  }

  /**
   * Returns the number of completed contacts.
   *
   * @return the number, earlier runs included
   */
  public long done() {
    return done;
  }

  UpsertCheckpoint next(UpsertRow<?> row) {
    String content = row.request().map(UpsertCheckpoint::json).orElse("invalid");
    return new UpsertCheckpoint(done + 1, Hashes.fingerprint(hash + content));
  }

  private static String json(UpsertContactRequest request) {
    try {
      return JsonText.write(request);
    } catch (IllegalStateException e) {
      return "invalid"; // it can't be sent either, which its result says
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof UpsertCheckpoint that && done == that.done && hash.equals(that.hash);
  }

  @Override
  public int hashCode() {
    return hash.hashCode();
  }

  @Override
  public String toString() {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("n", done);
    content.put("h", hash);
    return TEXT.write(content);
  }
}
