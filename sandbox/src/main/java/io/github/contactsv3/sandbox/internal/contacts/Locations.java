package io.github.contactsv3.sandbox.internal.contacts;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The locations of the sandbox's agency, each with its own contacts. Thread-safe. */
public final class Locations {

  private static final Pattern ID = Pattern.compile("[^\\s\\p{Cntrl}]{1,100}");
  private static final int MAX_NAME = 200;

  private final Map<String, LocationState> locations = new ConcurrentHashMap<>();
  private final BiFunction<String, String, LocationState> factory;

  /**
   * Creates an empty set of locations.
   *
   * @param factory makes a location of its id and name
   */
  public Locations(BiFunction<String, String, LocationState> factory) {
    this.factory = factory;
  }

  /** The name of a location that was given none. */
  public static String defaultName(String id) {
    return "Location " + id;
  }

  /**
   * Adds a location.
   *
   * @param name its name, or null for the default one
   * @return the location, or null if there is one with this id already
   * @throws IllegalArgumentException if the id or the name cannot be one
   */
  @Nullable LocationState add(String id, @Nullable String name) {
    LocationState added = create(id, name);
    return locations.putIfAbsent(id, added) == null ? added : null;
  }

  /** Returns the location, added if there is none with this id. */
  public LocationState addIfAbsent(String id, @Nullable String name) {
    LocationState known = locations.get(id);
    return known != null ? known : locations.computeIfAbsent(id, key -> create(key, name));
  }

  private LocationState create(String id, @Nullable String name) {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "locationId is not 1 to 100 characters without spaces: '" + id + "'");
    }
    String shown = Objects.requireNonNullElse(name, defaultName(id));
    if (shown.isBlank() || shown.length() > MAX_NAME) {
      throw new IllegalArgumentException(
          "the name of location " + id + " is not 1 to " + MAX_NAME + " characters long");
    }
    return factory.apply(id, shown);
  }

  @Nullable LocationState find(String id) {
    return locations.get(id);
  }

  /** All locations, sorted by id. */
  public List<LocationState> sorted() {
    return locations.values().stream().sorted(Comparator.comparing(each -> each.id)).toList();
  }

  /** All locations, in no particular order; weakly consistent. */
  public Collection<LocationState> all() {
    return locations.values();
  }

  void remove(String id) {
    locations.remove(id);
  }

  /** Removes the locations with other ids. */
  void retain(Set<String> ids) {
    locations.keySet().retainAll(ids);
  }
}
