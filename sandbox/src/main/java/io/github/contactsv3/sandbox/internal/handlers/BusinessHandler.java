package io.github.contactsv3.sandbox.internal.handlers;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.contactsv3.sandbox.Assumption;
import io.github.contactsv3.sandbox.internal.contacts.Contact;
import io.github.contactsv3.sandbox.internal.contacts.ContactDraft;
import io.github.contactsv3.sandbox.internal.contacts.ContactJson;
import io.github.contactsv3.sandbox.internal.contacts.SandboxState;
import io.github.contactsv3.sandbox.internal.message.ApiError;
import io.github.contactsv3.sandbox.internal.message.ServiceResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Lists the contacts of a business by lower-case full name and then id, as its cursor suggests. A
 * cursor wins over {@code skip}; which of them the service prefers is not known.
 */
final class BusinessHandler {

  private static final int DEFAULT_LIMIT = 25;
  private static final Comparator<Contact> BY_NAME = Comparator.comparing(BusinessHandler::name);

  private final Comparator<Contact> order;

  BusinessHandler(SandboxState state) {
    this.order =
        state.options().assumes(Assumption.BUSINESS_TIES_BY_AGE)
            ? BY_NAME
                .thenComparing(contact -> contact.dateAdded)
                .thenComparing(contact -> contact.id)
            : BY_NAME.thenComparing(contact -> contact.id);
  }

  void register(Map<String, Handler> table) {
    table.put("listContactsByBusiness", this::list);
  }

  private ServiceResponse list(Request request) {
    String business = request.pathValue("businessId");
    Predicate<Contact> query = query(request.queryValue("query"));
    List<Contact> all =
        request.location().all().stream()
            .filter(contact -> business.equals(contact.businessId) && query.test(contact))
            .sorted(order)
            .toList();
    String cursor = request.queryValue("startAfter");
    long skip = cursor == null ? number(request, "skip", 0) : before(all, request, cursor);
    ArrayNode page = JsonNodeFactory.instance.arrayNode();
    all.stream()
        .skip(skip)
        .limit(number(request, "limit", DEFAULT_LIMIT))
        .forEach(contact -> page.add(json(contact)));
    ObjectNode body = ContactJson.wrap("contacts", page);
    return ServiceResponse.ok(body.put("count", all.size()));
  }

  /** How many contacts stand before the one that follows a cursor. */
  private long before(List<Contact> all, Request request, String cursor) {
    // A name may hold commas, an id does not.
    int comma = cursor.lastIndexOf(',');
    if (comma < 0 || comma == cursor.length() - 1) {
      throw ApiError.badRequest("startAfter must be a name and a contact id");
    }
    String id = cursor.substring(comma + 1);
    Contact last = request.location().find(id);
    if (last != null && name(last).equals(cursor.substring(0, comma))) {
      return all.stream().filter(contact -> order.compare(contact, last) <= 0).count();
    }
    // The contact is gone or renamed since: go on where it stood.
    ContactDraft stood = new ContactDraft(id, request.location().id, 0);
    stood.lastName = cursor.substring(0, comma);
    Contact place = stood.toContact();
    return all.stream()
        .filter(contact -> BY_NAME.thenComparing(other -> other.id).compare(contact, place) <= 0)
        .count();
  }

  /** Matches a text in name, e-mail address or phone number. */
  private static Predicate<Contact> query(@Nullable String query) {
    if (query == null) {
      return contact -> true;
    }
    String text = query.strip().toLowerCase(Locale.ROOT);
    return contact ->
        name(contact).contains(text)
            || (contact.email != null && contact.email.toLowerCase(Locale.ROOT).contains(text))
            || (contact.phone != null && contact.phone.contains(text));
  }

  private static String name(Contact contact) {
    String name = contact.fullName();
    return name == null ? "" : name.toLowerCase(Locale.ROOT);
  }

  private static int number(Request request, String name, int missing) {
    String value = request.queryValue(name);
    return value == null ? missing : (int) Math.min(Integer.MAX_VALUE, Long.parseLong(value));
  }

  /** The documented properties, and the name that the cursor is made of, which is not one. */
  private static ObjectNode json(Contact contact) {
    ObjectNode node = ContactJson.businessContact(contact);
    return node.put("contactName", Contact.lower(contact.fullName()));
  }
}
