package io.github.contactsv3.pagination;

import io.github.contactsv3.core.OperationInfo;
import io.github.contactsv3.core.internal.Hashes;
import io.github.contactsv3.core.internal.JsonText;
import io.github.contactsv3.errors.DecodingException;
import io.github.contactsv3.runtime.Model;
import io.github.contactsv3.runtime.RawJson;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The elements of a page: models, and perhaps elements that are null or not an object. Immutable.
 *
 * @param items the models
 * @param odd the others, by their positions among all elements
 * @param <T> the type of the models
 */
record PageElements<T extends Model>(List<T> items, SortedMap<Integer, RawJson> odd) {
  /** The property of a response that holds the page. */
  private static final String PROPERTY = "contacts";

  private static final String PATH = "$." + PROPERTY;

  /**
   * Reads the elements of a response.
   *
   * @throws DecodingException if it has no list of them
   */
  static <T extends Model> PageElements<T> of(
      Model response, Class<T> type, OperationInfo operation) {
    Object value = response.property(PROPERTY);
    if (value instanceof List<?> list) {
      @SuppressWarnings("unchecked") // as the response declares it
      List<T> items = (List<T>) list;
      return new PageElements<>(items, Collections.emptySortedMap());
    }
    List<RawJson> elements = value instanceof RawJson json ? json.elements() : null;
    if (elements == null) {
      String found = value instanceof RawJson json ? json.kind() : "nothing";
      throw new DecodingException(operation, 0, 200, PATH, found + ", not a list");
    }
    List<T> items = new ArrayList<>();
    SortedMap<Integer, RawJson> odd = new TreeMap<>();
    for (RawJson element : elements) {
      T item = JsonText.readModel(response, element, type);
      if (item == null) {
        odd.put(items.size() + odd.size(), element);
      } else {
        items.add(item);
      }
    }
    return new PageElements<>(items, odd);
  }

  /** The number of elements on all pages, if the response has a readable one. */
  static OptionalLong total(Model response, String property) {
    return response.property(property) instanceof Number total
        ? OptionalLong.of(total.longValue())
        : OptionalLong.empty();
  }

  int size() {
    return items.size() + odd.size();
  }

  /** The model at a position among all elements, or null if there is something else. */
  @Nullable T at(int position) {
    return odd.containsKey(position) ? null : items.get(position - odd.headMap(position).size());
  }

  /** The last model of the page; null if there is none. */
  @Nullable T last() {
    return items.isEmpty() ? null : items.get(items.size() - 1);
  }

  /** Keys that identify the elements from a position on. */
  List<String> keysFrom(int position) {
    List<String> keys = new ArrayList<>();
    for (int i = position; i < size(); i++) {
      keys.add(key(i));
    }
    return keys;
  }

  private String key(int position) {
    T item = at(position);
    if (item != null && item.property("id") instanceof String id) {
      return "i" + id;
    }
    return "j"
        + Hashes.fingerprint(
            item == null ? String.valueOf(odd.get(position)) : JsonText.write(item));
  }

  /** Drops the elements at the beginning that an earlier page had. */
  PageElements<T> without(List<String> keys) {
    if (keys.isEmpty()) {
      return this;
    }
    List<String> known = new ArrayList<>(keys);
    List<T> rest = new ArrayList<>();
    SortedMap<Integer, RawJson> oddRest = new TreeMap<>();
    for (int i = 0; i < size(); i++) {
      T item = at(i);
      RawJson json = odd.get(i);
      if (i < keys.size() && known.remove(key(i))) {
        continue;
      }
      if (item != null) {
        rest.add(item);
      } else if (json != null) {
        oddRest.put(rest.size() + oddRest.size(), json);
      }
    }
    return new PageElements<>(rest, oddRest);
  }

  List<UnreadableItem> unreadable() {
    return odd.entrySet().stream()
        .map(entry -> new UnreadableItem(entry.getKey(), entry.getValue()))
        .toList();
  }

  /** The error for an element that is null or not an object. */
  static DecodingException error(OperationInfo operation, long page, UnreadableItem item) {
    return new DecodingException(
        operation,
        0,
        200,
        PATH + "[" + item.position() + "]",
        item.json().kind() + ", not an object, on page " + page);
  }
}
