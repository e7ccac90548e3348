package io.github.contactsv3.sandbox.internal.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.contactsv3.sandbox.Assumption;
import io.github.contactsv3.sandbox.internal.contacts.Contact;
import io.github.contactsv3.sandbox.internal.contacts.ContactJson;
import io.github.contactsv3.sandbox.internal.contacts.LocationState;
import io.github.contactsv3.sandbox.internal.contacts.SandboxOptions;
import io.github.contactsv3.sandbox.internal.contacts.SearchIndex;
import io.github.contactsv3.sandbox.internal.http.StopSignal;
import io.github.contactsv3.sandbox.internal.message.ApiError;
import io.github.contactsv3.sandbox.internal.message.ServiceResponse;
import io.github.contactsv3.sandbox.internal.openapi.ServedDocument;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Search over the contacts of a location. */
public final class ContactSearch {

  /** Where paging by number ends; cursors go on. */
  private static final int MAX_PAGED = 10_000;

  /** With the most conditions that a search may have, two checks are some 100 ms apart. */
  private static final int CHECKED_EVERY = 256;

  private final SearchFields fields;
  private final boolean wallIs422;
  private final Set<String> sortable = new LinkedHashSet<>();

  public ContactSearch(ServedDocument document, SandboxOptions options) {
    this.fields = new SearchFields(document, options::assumes);
    this.wallIs422 = options.assumes(Assumption.PAGE_BEYOND_WALL_IS_422);
    document
        .at("/components/schemas/SearchSort/x-sort-fields")
        .forEach(field -> sortable.add(field.textValue()));
  }

  /**
   * Searches a location.
   *
   * @param body a search, known to fit the document
   * @param stop checked while contacts are compared
   */
  public ServiceResponse search(JsonNode body, LocationState location, StopSignal stop) {
    int pageLimit = body.get("pageLimit").intValue();
    int page = body.path("page").asInt(1);
    if (body.has("page") && body.has("searchAfter")) {
      throw ApiError.badRequest("page and searchAfter cannot be used together");
    }
    if ((long) page * pageLimit > MAX_PAGED) {
      String message =
          "page * pageLimit must not be greater than " + MAX_PAGED + ", use searchAfter";
      throw wallIs422 ? ApiError.unprocessable(List.of(message)) : ApiError.badRequest(message);
    }
    Filter filter = filter(body, location);
    SortOrder order = SortOrder.parse(body.path("sort"), sortable);
    SortOrder.Place after =
        body.has("searchAfter") ? order.parseCursor(body.get("searchAfter")) : null;
    int skip = (page - 1) * pageLimit;
    SearchIndex.Candidates candidates = location.search().find(filter.accesses());
    List<Contact> matches =
        filter.exact() ? candidates.contacts() : matching(candidates.contacts(), filter, stop);
    List<Contact> found =
        candidates.newestFirst() && order.isNewestFirst()
            ? cut(matches, order, after, skip, pageLimit)
            : select(matches, order, after, skip, pageLimit, stop);
    return response(found, order, matches.size());
  }

  /** The contacts that a filter lets pass, in their order. */
  public static List<Contact> matching(List<Contact> contacts, Filter filter, StopSignal stop) {
    List<Contact> matches = new ArrayList<>();
    int seen = 0;
    for (Contact contact : contacts) {
      if (++seen % CHECKED_EVERY == 0) {
        stop.check();
      }
      if (filter.test().test(contact)) {
        matches.add(contact);
      }
    }
    return matches;
  }

  private Filter filter(JsonNode body, LocationState location) {
    Filter filter = new FilterParser(fields, location).parse(body.path("filters"));
    String query = body.path("query").asText();
    return query.isBlank() ? filter : Filter.all(List.of(filter, query(query)));
  }

  /** The filter of a free text. */
  public static Filter query(String text) {
    String query = text.strip().toLowerCase(Locale.ROOT);
    return Filter.of(contact -> matches(contact, query), null);
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

  /** A page of what is in its order already. */
  private static List<Contact> cut(
      List<Contact> matches,
      SortOrder order,
      SortOrder.@Nullable Place after,
      int skip,
      int limit) {
    int from = skip;
    if (after != null) {
      Comparator<SortOrder.Place> places = order.comparator();
      int high = matches.size();
      from = 0;
      while (from < high) {
        int middle = (from + high) >>> 1;
        if (places.compare(order.place(matches.get(middle)), after) <= 0) {
          from = middle + 1;
        } else {
          high = middle;
        }
      }
    }
    return matches.subList(Math.min(from, matches.size()), Math.min(from + limit, matches.size()));
  }

  /** A page in any other order: one pass that keeps only as many contacts as the page needs. */
  private static List<Contact> select(
      List<Contact> matches,
      SortOrder order,
      SortOrder.@Nullable Place after,
      int skip,
      int limit,
      StopSignal stop) {
    record Candidate(SortOrder.Place place, Contact contact) {}
    Comparator<SortOrder.Place> places = order.comparator();
    Comparator<Candidate> candidates = Comparator.comparing(Candidate::place, places);
    PriorityQueue<Candidate> best = new PriorityQueue<>(candidates.reversed());
    int seen = 0;
    for (Contact contact : matches) {
      if (++seen % CHECKED_EVERY == 0) {
        stop.check();
      }
      Candidate candidate = new Candidate(order.place(contact), contact);
      if (after == null || places.compare(candidate.place(), after) > 0) {
        best.add(candidate);
        if (best.size() > skip + limit) {
          best.poll();
        }
      }
    }
    return best.stream().sorted(candidates).skip(skip).map(Candidate::contact).toList();
  }

  private static ServiceResponse response(List<Contact> found, SortOrder order, long total) {
    ArrayNode contacts = JsonNodeFactory.instance.arrayNode();
    for (Contact contact : found) {
      contacts.add(ContactJson.summary(contact, SortOrder.cursor(order.place(contact))));
    }
    ObjectNode body = ContactJson.wrap("contacts", contacts);
    body.put("total", total);
    return ServiceResponse.ok(body);
  }
}
