package io.github.contactsv3.pagination;

import io.github.contactsv3.core.internal.OpaqueText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The progress of an export that can be saved as text and resumed, even in another process.
 * Immutable and thread-safe. A few hundred bytes, regardless of the size of the export; contains
 * ids and dates, no names.
 */
public final class ExportCheckpoint {

  private static final OpaqueText TEXT = new OpaqueText("ctx1_", "checkpoint of an export");

  private final String fingerprint;
  private final long done;
  private final OptionalLong total;
  private final List<ExportRange> ranges;

  ExportCheckpoint(String fingerprint, long done, OptionalLong total, List<ExportRange> ranges) {
    this.fingerprint = fingerprint;
    this.done = done;
    this.total = total;
    this.ranges = List.copyOf(ranges);
  }

  /**
   * Parses a text that {@link #toString} returned.
   *
   * @param text the text
   * @return the checkpoint
   * @throws IllegalArgumentException if it is not such a text, was truncated or edited
   */
  public static ExportCheckpoint parse(String text) {
    Map<String, @Nullable Object> content = TEXT.read(text);
    if (!(content.get("q") instanceof String query
        && content.get("n") instanceof Number done
        && content.get("s") instanceof List<?> list)) {
      throw TEXT.damaged();
    }
    List<ExportRange> ranges = new ArrayList<>();
    for (Object json : list) {
      ExportRange range = ExportRange.fromJson(json);
      if (range == null) {
        throw TEXT.damaged();
      }
      ranges.add(range);
    }
    OptionalLong total =
        content.get("t") instanceof Number number
            ? OptionalLong.of(number.longValue())
            : OptionalLong.empty();
    return new ExportCheckpoint(query, done.longValue(), total, ranges);
  }

  /**
   * Returns the number of contacts that were delivered to the sink.
   *
   * @return the number, earlier runs included
   */
  public long done() {
    return done;
  }

  OptionalLong total() {
    return total;
  }

  List<ExportRange> rangesOf(String expected) {
    if (!fingerprint.equals(expected)) {
      throw new IllegalArgumentException(
          "the checkpoint belongs to another query, order or location");
    }
    return ranges;
  }

  @Override
  public String toString() {
    Map<String, @Nullable Object> content = new LinkedHashMap<>();
    content.put("q", fingerprint);
    content.put("n", done);
    if (total.isPresent()) {
      content.put("t", total.getAsLong());
    }
    content.put("s", ranges.stream().map(ExportRange::toJson).toList());
    return TEXT.write(content);
  }
}
