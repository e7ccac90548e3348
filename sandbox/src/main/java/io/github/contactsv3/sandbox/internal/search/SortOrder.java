package io.github.contactsv3.sandbox.internal.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.contactsv3.sandbox.internal.contacts.Contact;
import io.github.contactsv3.sandbox.internal.message.ApiError;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The order of a search and its cursors. A cursor holds the sort values of a contact and then its
 * id; dates are epoch milliseconds and booleans 0 or 1 in it. Contacts without a value come last in
 * both directions; ids break ties.
 */
final class SortOrder {

  private final List<Criterion> criteria;

  private SortOrder(List<Criterion> criteria) {
    this.criteria = criteria;
  }

  private record Criterion(
      String field, boolean ascending, Function<Contact, @Nullable Object> read) {

    /** A value of this criterion as it stands in a cursor: null, a string or a long. */
    @Nullable Object key(Contact contact) {
      Object value = read.apply(contact);
      if (value instanceof Boolean flag) {
        return flag ? 1L : 0L;
      }
      return value instanceof String text ? (Object) Contact.lower(text) : value;
    }

    int compare(@Nullable Object left, @Nullable Object right) {
      if (left == null || right == null) {
        return left == right ? 0 : left == null ? 1 : -1;
      }
      int order =
          left instanceof Long a && right instanceof Long b
              ? Long.compare(a, b)
              : String.valueOf(left).compareTo(String.valueOf(right));
      return ascending ? order : -order;
    }
  }

  /**
   * A place in the order.
   *
   * @param keys sort values
   * @param id id of the contact there
   */
  record Place(List<@Nullable Object> keys, String id) {}

  /** Parses the {@code sort} of a search; missing or empty is newest first. */
  static SortOrder parse(JsonNode sort, Set<String> sortable) {
    Map<String, Function<Contact, @Nullable Object>> readers = ContactValues.readers();
    List<Criterion> criteria = new ArrayList<>();
    for (JsonNode criterion : sort) {
      String field = criterion.get("field").textValue();
      Function<Contact, @Nullable Object> reader = readers.get(field);
      if (!sortable.contains(field) || reader == null) {
        throw ApiError.badRequest("Invalid field " + field);
      }
      boolean ascending = criterion.get("direction").textValue().equals("asc");
      criteria.add(new Criterion(field, ascending, reader));
    }
    if (criteria.isEmpty()) {
      criteria.add(new Criterion("dateAdded", false, contact -> contact.dateAdded));
    }
    return new SortOrder(List.copyOf(criteria));
  }

  /** Returns whether the order is that in which a location keeps its contacts. */
  boolean isNewestFirst() {
    Criterion first = criteria.get(0);
    return criteria.size() == 1 && first.field().equals("dateAdded") && !first.ascending();
  }

  Place place(Contact contact) {
    List<@Nullable Object> keys = new ArrayList<>(criteria.size());
    for (Criterion criterion : criteria) {
      keys.add(criterion.key(contact));
    }
    return new Place(keys, contact.id);
  }

  Comparator<Place> comparator() {
    return (left, right) -> {
      for (int i = 0; i < criteria.size(); i++) {
        int order = criteria.get(i).compare(left.keys().get(i), right.keys().get(i));
        if (order != 0) {
          return order;
        }
      }
      return left.id().compareTo(right.id());
    };
  }

  /** The cursor that continues after a place. */
  static ArrayNode cursor(Place place) {
    ArrayNode cursor = JsonNodeFactory.instance.arrayNode();
    for (Object key : place.keys()) {
      if (key instanceof Long number) {
        cursor.add(number);
      } else if (key instanceof String text) {
        cursor.add(text);
      } else {
        cursor.addNull();
      }
    }
    return cursor.add(place.id());
  }

  /** Reads a cursor back; one that does not belong to this order is refused with 400. */
  Place parseCursor(JsonNode cursor) {
    JsonNode id = cursor.path(criteria.size());
    List<@Nullable Object> keys = new ArrayList<>();
    for (int i = 0; i < criteria.size(); i++) {
      JsonNode key = cursor.path(i);
      boolean numeric = isNumeric(criteria.get(i));
      if (key.isNull()) {
        keys.add(null);
      } else if (numeric && key.isIntegralNumber() && key.canConvertToLong()) {
        keys.add(key.longValue());
      } else if (!numeric && key.isTextual()) {
        keys.add(key.textValue());
      }
    }
    if (cursor.size() != criteria.size() + 1 || keys.size() != criteria.size() || !id.isTextual()) {
      throw ApiError.badRequest("Invalid searchAfter for the given sort");
    }
    return new Place(keys, id.textValue());
  }

  private static boolean isNumeric(Criterion criterion) {
    return criterion.field().startsWith("date") || criterion.field().equals("dnd");
  }
}
