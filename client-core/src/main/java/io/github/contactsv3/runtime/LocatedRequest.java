package io.github.contactsv3.runtime;

import org.jspecify.annotations.Nullable;

/**
 * A request body or query that names a location. {@code ContactsClient} fills in its own where it
 * is unset.
 *
 * @param <M> the type of the request
 */
public interface LocatedRequest<M> {
  /**
   * Returns the id of the location.
   *
   * @return the id; null if it is unset
   */
  @Nullable String getLocationId();

  /**
   * Returns this request for a location, unless it names one.
   *
   * @param locationId the id of the location
   * @return this request if it names a location; a copy that names the given one if not
   */
  M forLocation(String locationId);
}
