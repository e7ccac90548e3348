package io.github.contactsv3.core.internal;

import io.github.contactsv3.errors.internal.TraceIds;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The body of an error in any of the shapes that responses have: the service's own object, with one
 * message or several, the {@code error} envelope of the OAuth document, or the words of a proxy.
 * Reads what is there of a body that was cut off.
 *
 * @param messages what it says, at most 64 KB in all; empty if it says nothing
 * @param traceId the trace id, or null
 * @param duplicateId the contact that stands in the way, or null
 * @param matchingField the property in which it is the same, or null
 */
public record ErrorBody(
    List<String> messages,
    @Nullable String traceId,
    @Nullable String duplicateId,
    @Nullable String matchingField) {
  /** The most bytes that are read of a body, after decompression: 1 MB. */
  public static final int MAX_LENGTH = 1024 * 1024;

  /**
   * Reads a body.
   *
   * @param body the bytes, decompressed; those after {@link #MAX_LENGTH} are ignored
   * @param contentType the value of the header {@code Content-Type}, whose charset counts if the
   *     bytes don't tell; or null
   * @return what it says; nothing if it is of no known shape
   */
  public static ErrorBody parse(byte[] body, @Nullable String contentType) {
    return new ErrorBodyReader(
            BodyText.of(body, Math.min(body.length, MAX_LENGTH), contentType).strip())
        .read();
  }

  /**
   * Returns the same without secrets.
   *
   * @param mask masks the secrets of the client in a text
   * @return the words masked; ids that hold a secret are dropped
   */
  public ErrorBody masked(UnaryOperator<String> mask) {
    return new ErrorBody(
        messages.stream().map(mask).toList(),
        traceId == null ? null : TraceIds.of(mask.apply(traceId)),
        cleanOrNull(duplicateId, mask),
        cleanOrNull(matchingField, mask));
  }

  private static @Nullable String cleanOrNull(@Nullable String id, UnaryOperator<String> mask) {
    return id == null || !Objects.equals(mask.apply(id), id) ? null : id;
  }
}
