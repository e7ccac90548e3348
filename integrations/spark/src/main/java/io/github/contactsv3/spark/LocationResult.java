package io.github.contactsv3.spark;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What became of a location.
 *
 * @param locationId its id
 * @param rows rows read
 * @param complete whether it was read to its end; false if it was skipped, or Spark needed no more
 *     rows
 * @param problem why it was skipped, in one sentence; null if it was not
 */
public record LocationResult(
    String locationId, long rows, boolean complete, @Nullable String problem)
    implements Serializable {}
