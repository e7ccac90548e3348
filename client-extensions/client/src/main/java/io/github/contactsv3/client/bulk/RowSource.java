package io.github.contactsv3.client.bulk;

import io.github.contactsv3.model.UpsertContactRequest;
import java.util.Iterator;
import java.util.OptionalLong;
import java.util.Spliterators;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rows of a stream, one at a time. Used by one thread. */
final class RowSource<K> implements AutoCloseable {
  private final Stream<?> stream;
  private final Iterator<? extends @Nullable UpsertRow<K>> rows;
  private final OptionalLong total;

  private RowSource(
      Stream<?> stream, Iterator<? extends @Nullable UpsertRow<K>> rows, OptionalLong total) {
    this.stream = stream;
    this.rows = rows;
    this.total = total;
  }

  static <K> RowSource<K> of(Stream<UpsertRow<K>> stream) {
    var elements = stream.spliterator();
    return new RowSource<>(
        stream, Spliterators.iterator(elements), size(elements.getExactSizeIfKnown()));
  }

  /** The rows of requests, whose keys are their positions. */
  static RowSource<Long> ofRequests(Stream<UpsertContactRequest> stream) {
    var elements = stream.spliterator();
    return new RowSource<>(
        stream,
        new Numbering(Spliterators.iterator(elements)),
        size(elements.getExactSizeIfKnown()));
  }

  private static OptionalLong size(long known) {
    return known < 0 ? OptionalLong.empty() : OptionalLong.of(known);
  }

  /** The number of rows, if the stream knows it. */
  OptionalLong total() {
    return total;
  }

  boolean hasNext() {
    return rows.hasNext();
  }

  /** The next row; null if the stream has a null in its place. */
  @Nullable UpsertRow<K> next() {
    return rows.next();
  }

  @Override
  public void close() {
    stream.close();
  }

  private static final class Numbering implements Iterator<@Nullable UpsertRow<Long>> {
    private final Iterator<? extends @Nullable UpsertContactRequest> requests;
    private long index;

    Numbering(Iterator<? extends @Nullable UpsertContactRequest> requests) {
      this.requests = requests;
    }

    @Override
    public boolean hasNext() {
      return requests.hasNext();
    }

    @Override
    public @Nullable UpsertRow<Long> next() {
      UpsertContactRequest request = requests.next();
      return request == null ? null : UpsertRow.of(index++, request);
    }
  }
}
