package io.github.contactsv3.pagination;

import io.github.contactsv3.core.internal.OpaqueText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A position in a paged result that can be saved as text and used later, even in another process.
 * Belongs to one query; the page size may change. Immutable and thread-safe.
 *
 * <p>Treat the text as personal data: the service's cursor over the contacts of a business contains
 * a name. {@link #toString} returns the text to save.
 */
public final class Cursor {

  private static final OpaqueText TEXT = new OpaqueText("ctc1_", "cursor");

  private final String fingerprint;
  private final Position position;

  Cursor(String fingerprint, Position position) {
    this.fingerprint = fingerprint;
    this.position = position;
  }

  /**
   * Parses a text that {@link #toString} returned.
   *
   * @param text the text
   * @return the cursor
   * @throws IllegalArgumentException if it is not such a text, was truncated or edited
   */
  public static Cursor parse(String text) {
    Map<String, @Nullable Object> content = TEXT.read(text);
    if (content.get("q") instanceof String query && content.get("n") instanceof Number seen) {
      @SuppressWarnings("unchecked")
      List<Object> after = content.get("a") instanceof List<?> list ? (List<Object>) list : null;
      return new Cursor(
          query, new Position(after, seen.longValue(), Position.repeated(content.get("r"))));
    }
    throw TEXT.damaged();
  }

  /** The position, if the cursor belongs to this query. */
  Position positionIn(String expected) {
    if (!fingerprint.equals(expected)) {
      throw new IllegalArgumentException("the cursor belongs to another query or location");
    }
    return position;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    // By the texts: a number that was read from one may be of another class.
    return other instanceof Cursor that && toString().equals(that.toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  @Override
  public String toString() {
    Map<String, @Nullable Object> content = new LinkedHashMap<>();
    content.put("q", fingerprint);
    content.put("n", position.seen());
    if (position.after() != null) {
      content.put("a", position.after());
    }
    if (!position.repeated().isEmpty()) {
      content.put("r", position.repeated());
    }
    return TEXT.write(content);
  }
}
