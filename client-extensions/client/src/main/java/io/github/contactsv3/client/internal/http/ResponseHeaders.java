package io.github.contactsv3.client.internal.http;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The headers of a response. An interface, so that those of a transport need not be copied: few
 * callers ask for them all. Names compare without case.
 */
public interface ResponseHeaders {
  /**
   * Returns the first value of a header.
   *
   * @param name the name, in any case
   * @return the value, or null if there is none
   */
  @Nullable String first(String name);

  /**
   * Returns all headers.
   *
   * @return a new map by name
   */
  Map<String, Collection<String>> toMap();
}
