package io.github.contactsv3.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Search over the contacts of a location. */
final class SearchHandler {

  /** Where paging by number ends; cursors go on. */
  private static final int MAX_PAGED = 10_000;

  private final SearchFields fields;
  private final Set<String> sortable = new LinkedHashSet<>();

  SearchHandler(ApiDocument document) {
    this.fields = new SearchFields(document);
    document
        .at("/components/schemas/SearchSort/x-sort-fields")
        .forEach(field -> sortable.add(field.textValue()));
  }

  void register(Map<String, Handler> table) {
    table.put("searchContacts", this::search);
  }

  private Answer search(Request request) {
    return search(request.body(), request.location());
  }

  /** Searches a location; the body is known to fit the document. */
  Answer search(JsonNode body, LocationState location) {
    int pageLimit = body.get("pageLimit").intValue();
    int page = body.path("page").asInt(1);
    if (body.has("page") && body.has("searchAfter")) {
      throw ApiError.badRequest("page and searchAfter cannot be used together");
    }
    if ((long) page * pageLimit > MAX_PAGED) {
      throw ApiError.badRequest(
          "page * pageLimit must not be greater than " + MAX_PAGED + ", use searchAfter");
    }
    Predicate<Contact> filter = filter(body, location);
    SortOrder order = SortOrder.parse(body.path("sort"), sortable);
    SortOrder.Place after =
        body.has("searchAfter") ? order.parseCursor(body.get("searchAfter")) : null;
    int skip = (page - 1) * pageLimit;
    List<Contact> found =
        order.isNewestFirst()
            ? walk(location, filter, after, skip, pageLimit)
            : select(location, filter, order, after, skip, pageLimit);
    return answer(found, order, total(body, location, filter));
  }

  private Predicate<Contact> filter(JsonNode body, LocationState location) {
    Predicate<Contact> filter = new FilterParser(fields, location).parse(body.path("filters"));
    String query = body.path("query").asText().strip().toLowerCase(Locale.ROOT);
    return query.isEmpty() ? filter : filter.and(contact -> matches(contact, query));
  }

  /** Free text: every word has to occur in name, e-mail address, phone number or company. */
  private static boolean matches(Contact contact, String query) {
    String text =
        String.join(
                "\n",
                orEmpty(contact.fullName()),
                orEmpty(contact.email),
                orEmpty(contact.phone),
                orEmpty(contact.companyName))
            .toLowerCase(Locale.ROOT);
    for (String word : query.split("\\s+", -1)) {
      if (!text.contains(word)) {
        return false;
      }
    }
    return true;
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  /** A page in the order in which the location keeps its contacts: nothing is sorted. */
  private static List<Contact> walk(
      LocationState location,
      Predicate<Contact> filter,
      SortOrder.@Nullable Place after,
      int skip,
      int limit) {
    NavigableSet<LocationState.Position> positions = location.newestFirst();
    if (after != null) {
      Object dateAdded = after.keys().get(0);
      positions =
          dateAdded instanceof Long millis
              ? positions.tailSet(new LocationState.Position(millis, after.id()), false)
              : positions.tailSet(new LocationState.Position(Long.MIN_VALUE, after.id()), false);
    }
    List<Contact> page = new ArrayList<>(limit);
    int passed = 0;
    for (LocationState.Position position : positions) {
      Contact contact = location.find(position.id());
      if (contact != null && filter.test(contact) && passed++ >= skip) {
        page.add(contact);
        if (page.size() == limit) {
          break;
        }
      }
    }
    return page;
  }

  /** A page in any other order: one pass that keeps only as many contacts as the page needs. */
  private static List<Contact> select(
      LocationState location,
      Predicate<Contact> filter,
      SortOrder order,
      SortOrder.@Nullable Place after,
      int skip,
      int limit) {
    record Candidate(SortOrder.Place place, Contact contact) {}
    Comparator<SortOrder.Place> places = order.comparator();
    Comparator<Candidate> candidates = Comparator.comparing(Candidate::place, places);
    PriorityQueue<Candidate> best = new PriorityQueue<>(candidates.reversed());
    for (Contact contact : location.all()) {
      if (filter.test(contact)) {
        Candidate candidate = new Candidate(order.place(contact), contact);
        if (after == null || places.compare(candidate.place(), after) > 0) {
          best.add(candidate);
          if (best.size() > skip + limit) {
            best.poll();
          }
        }
      }
    }
    return best.stream().sorted(candidates).skip(skip).map(Candidate::contact).toList();
  }

  private static long total(JsonNode body, LocationState location, Predicate<Contact> filter) {
    if (body.path("filters").isEmpty() && body.path("query").asText().isBlank()) {
      return location.size();
    }
    return location.all().stream().filter(filter).count();
  }

  private static Answer answer(List<Contact> found, SortOrder order, long total) {
    ArrayNode contacts = JsonNodeFactory.instance.arrayNode();
    for (Contact contact : found) {
      contacts.add(ContactJson.summary(contact, SortOrder.cursor(order.place(contact))));
    }
    ObjectNode body = ContactJson.wrap("contacts", contacts);
    body.put("total", total);
    return Answer.ok(body);
  }
}
