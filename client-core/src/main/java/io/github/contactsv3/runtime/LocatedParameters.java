package io.github.contactsv3.runtime;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Query parameters that name a location. Immutable and thread-safe.
 *
 * <p>A class between, because Feign takes the first type argument of an interface that a query
 * implements itself for the type of the map's keys.
 *
 * @param <Q> the type of the query
 */
public abstract class LocatedParameters<Q> extends Parameters implements LocatedRequest<Q> {
  private static final String LOCATION_ID = "locationId";

  /**
   * Copies the values of a builder.
   *
   * @param builder the builder
   * @param required the names that must be set
   * @throws IllegalStateException if one of them is not set; the message names it
   */
  protected LocatedParameters(Builder builder, String... required) {
    super(builder, required);
  }

  @Override
  public final @Nullable String getLocationId() {
    return get(LOCATION_ID) instanceof String encoded
        ? URLDecoder.decode(encoded, StandardCharsets.UTF_8)
        : null;
  }

  /**
   * Copies these parameters to a builder and sets the location.
   *
   * @param builder a builder with nothing set
   * @param locationId the id of the location
   * @return the builder
   * @param <B> the type of the builder
   * @throws NullPointerException if the id is null; the message names the parameter
   * @throws IllegalArgumentException if the id has an unpaired surrogate; the message names the
   *     parameter
   */
  protected final <B extends Builder> B located(B builder, String locationId) {
    builder.putEncoded(this);
    builder.put(LOCATION_ID, locationId);
    return builder;
  }
}
