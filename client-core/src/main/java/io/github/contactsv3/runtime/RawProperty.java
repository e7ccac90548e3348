package io.github.contactsv3.runtime;

import org.jspecify.annotations.Nullable;

/**
 * The raw JSON of some properties of a model, as a list: there is hardly ever more than one, and a
 * map would take five times the memory. Immutable, so that models and builders share it.
 *
 * @param number the number of the property, from 1
 * @param json its JSON
 * @param next the others, or null
 */
record RawProperty(int number, RawJson json, @Nullable RawProperty next) {
  static @Nullable RawJson find(@Nullable RawProperty list, int number) {
    for (RawProperty property = list; property != null; property = property.next) {
      if (property.number == number) {
        return property.json;
      }
    }
    return null;
  }

  /** A list without a property; the same one if it does not have it. */
  static @Nullable RawProperty without(@Nullable RawProperty list, int number) {
    if (list == null || find(list, number) == null) {
      return list;
    }
    return list.number == number
        ? list.next
        : new RawProperty(list.number, list.json, without(list.next, number));
  }
}
