package io.github.contactsv3.sandbox.internal.handlers;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.contactsv3.sandbox.internal.contacts.Contact;
import io.github.contactsv3.sandbox.internal.contacts.ContactJson;
import io.github.contactsv3.sandbox.internal.message.ServiceResponse;
import io.github.contactsv3.sandbox.internal.search.ContactSearch;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * The list of contacts that v3 has removed, newest first. Its pages go on after time and id of the
 * last contact; one of the two alone starts from the beginning, as observed.
 */
final class ContactListHandler {

  private static final int DEFAULT_LIMIT = 20;

  void register(Map<String, Handler> table) {
    table.put("listContacts", this::list);
  }

  private ServiceResponse list(Request request) {
    List<Contact> matches = matches(request);
    int limit = (int) number(request, "limit", DEFAULT_LIMIT);
    int from = after(matches, request);
    List<Contact> page = matches.subList(from, Math.min(matches.size(), from + limit));
    ArrayNode contacts = JsonNodeFactory.instance.arrayNode();
    page.forEach(contact -> contacts.add(json(contact)));
    ObjectNode body = ContactJson.wrap("contacts", contacts);
    body.put("count", matches.size());
    body.set("meta", meta(request, page, from, limit, matches.size()));
    return ServiceResponse.ok(body);
  }

  private static List<Contact> matches(Request request) {
    List<Contact> all = request.location().search().find(List.of()).contacts();
    String text = request.queryValue("query");
    return text == null
        ? all
        : ContactSearch.matching(all, ContactSearch.query(text), request.stop());
  }

  /** How many contacts the pages before have had. */
  private static int after(List<Contact> newestFirst, Request request) {
    String id = request.queryValue("startAfterId");
    if (id == null || request.queryValue("startAfter") == null) {
      return 0;
    }
    long time = number(request, "startAfter", 0);
    int from = 0;
    int end = newestFirst.size();
    while (from < end) {
      int middle = (from + end) >>> 1;
      if (isBehind(newestFirst.get(middle), time, id)) {
        end = middle;
      } else {
        from = middle + 1;
      }
    }
    return from;
  }

  private static boolean isBehind(Contact contact, long time, String id) {
    return contact.dateAdded == time ? contact.id.compareTo(id) > 0 : contact.dateAdded < time;
  }

  private static ObjectNode meta(
      Request request, List<Contact> page, int from, int limit, int total) {
    ObjectNode meta = JsonNodeFactory.instance.objectNode();
    meta.put("total", total);
    boolean more = from + page.size() < total && !page.isEmpty();
    Contact last = page.isEmpty() ? null : page.get(page.size() - 1);
    meta.put("nextPageUrl", more && last != null ? nextPage(request, last, limit) : null);
    meta.put("startAfterId", last == null ? null : last.id);
    meta.put("startAfter", last == null ? null : last.dateAdded);
    int current = from / limit + 1;
    meta.put("currentPage", current);
    meta.put("nextPage", more ? current + 1 : null);
    return meta.put("prevPage", from == 0 ? null : current - 1);
  }

  private static String nextPage(Request request, Contact last, int limit) {
    String query = request.queryValue("query");
    return request.origin()
        + "/contacts/?locationId="
        + encoded(request.location().id)
        + "&startAfter="
        + last.dateAdded
        + "&startAfterId="
        + encoded(last.id)
        + "&limit="
        + limit
        + (query == null ? "" : "&query=" + encoded(query));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  /** The shape of search results, but for names that differ. */
  private static ObjectNode json(Contact contact) {
    ObjectNode node = ContactJson.summary(contact, JsonNodeFactory.instance.arrayNode());
    node.remove(List.of("searchAfter", "firstNameLowerCase", "lastNameLowerCase", "phoneLabel"));
    node.set("address1", node.remove("address"));
    node.put("firstNameRaw", contact.firstName);
    node.put("lastNameRaw", contact.lastName);
    node.putArray("attributions");
    return node;
  }

  private static long number(Request request, String name, long missing) {
    String value = request.queryValue(name);
    return value == null ? missing : Long.parseLong(value);
  }
}
