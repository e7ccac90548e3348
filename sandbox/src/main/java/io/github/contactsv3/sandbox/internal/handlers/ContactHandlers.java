package io.github.contactsv3.sandbox.internal.handlers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.contactsv3.sandbox.internal.contacts.Contact;
import io.github.contactsv3.sandbox.internal.contacts.ContactDraft;
import io.github.contactsv3.sandbox.internal.contacts.ContactJson;
import io.github.contactsv3.sandbox.internal.contacts.LocationState;
import io.github.contactsv3.sandbox.internal.contacts.SandboxState;
import io.github.contactsv3.sandbox.internal.contacts.UniqueField;
import io.github.contactsv3.sandbox.internal.message.ApiError;
import io.github.contactsv3.sandbox.internal.message.ServiceResponse;
import io.github.contactsv3.sandbox.internal.rules.ContactWriter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Create, get, update, upsert and delete contacts. */
final class ContactHandlers {

  private final SandboxState state;
  private final ContactAccess access;

  ContactHandlers(SandboxState state) {
    this.state = state;
    this.access = new ContactAccess(state);
  }

  void register(Map<String, Handler> table) {
    table.put("createContact", this::create);
    table.put("getContact", request -> response(200, access.get(request)));
    table.put("updateContact", this::update);
    table.put("upsertContact", this::upsert);
    table.put("deleteContact", this::delete);
  }

  private ServiceResponse create(Request request) {
    return response(201, createFrom(request.location(), request.body()));
  }

  private Contact createFrom(LocationState location, JsonNode body) {
    ContactDraft draft = newDraft(location, body);
    return location.withIdentities(
        () -> {
          refuseDuplicate(location, draft);
          return location.insert(draft.toContact());
        });
  }

  private ServiceResponse update(Request request) {
    LocationState location = request.location();
    Contact updated =
        location.changeIdentity(
            request.pathValue("contactId"),
            before -> {
              ContactDraft draft = new ContactDraft(before);
              new ContactWriter(location, request.body(), state.options()).apply(draft);
              refuseDuplicate(location, draft);
              draft.dateUpdated = state.now();
              return draft.toContact();
            });
    if (updated == null) {
      throw access.missing(request);
    }
    ObjectNode body = ContactJson.wrap("contact", ContactJson.contact(updated));
    body.put("succeeded", true);
    return ServiceResponse.ok(body);
  }

  /**
   * Updates the contact that matches on the first configured field, else on the next, or creates
   * one. A value that belongs to another contact is dropped without notice (highlevel-api-docs#37).
   */
  private ServiceResponse upsert(Request request) {
    LocationState location = request.location();
    JsonNode body = request.body();
    if (body.path("createNewIfDuplicateAllowed").booleanValue()
        && state.options().allowDuplicates()) {
      return upserted(true, createFrom(location, body));
    }
    ContactDraft wanted = newDraft(location, body);
    return location.withIdentities(
        () -> {
          Contact existing = findDuplicate(location, wanted);
          if (existing == null) {
            return upserted(true, location.insert(wanted.toContact()));
          }
          Contact updated =
              location.changeIdentity(existing.id, before -> overwrite(location, before, body));
          return upserted(false, updated == null ? existing : updated);
        });
  }

  private Contact overwrite(LocationState location, Contact before, JsonNode body) {
    ContactDraft draft = new ContactDraft(before);
    new ContactWriter(location, body, state.options()).apply(draft);
    if (!state.options().allowDuplicates()) {
      if (isTaken(location, UniqueField.EMAIL, draft.email, before)) {
        draft.email = before.email;
      }
      if (isTaken(location, UniqueField.PHONE, draft.phone, before)) {
        draft.phone = before.phone;
      }
    }
    draft.dateUpdated = state.now();
    return draft.toContact();
  }

  private ServiceResponse delete(Request request) {
    Contact deleted = request.location().remove(request.pathValue("contactId"));
    if (deleted == null) {
      throw access.missing(request);
    }
    state.deleted().add(deleted.locationId, deleted.id);
    return ServiceResponse.succeeded();
  }

  /** Repeated random numbers, after a restart with the same seed, are no reason to replace one. */
  private String newId(LocationState location) {
    String id = state.ids().next();
    while (location.find(id) != null) {
      id = state.ids().next();
    }
    return id;
  }

  private ContactDraft newDraft(LocationState location, JsonNode body) {
    ContactDraft draft = new ContactDraft(newId(location), location.id, state.now());
    new ContactWriter(location, body, state.options()).apply(draft);
    return draft;
  }

  private void refuseDuplicate(LocationState location, ContactDraft draft) {
    if (state.options().allowDuplicates()) {
      return;
    }
    for (UniqueField field : state.options().uniqueFields()) {
      Contact other = location.findBy(field, value(draft, field));
      if (other != null && !other.id.equals(draft.id)) {
        throw ApiError.duplicate(other.id, other.fullName(), field.wireName);
      }
    }
  }

  private @Nullable Contact findDuplicate(LocationState location, ContactDraft draft) {
    for (UniqueField field : state.options().uniqueFields()) {
      Contact other = location.findBy(field, value(draft, field));
      if (other != null) {
        return other;
      }
    }
    return null;
  }

  private static boolean isTaken(
      LocationState location, UniqueField field, @Nullable String value, Contact owner) {
    Contact other = location.findBy(field, value);
    return other != null && !other.id.equals(owner.id);
  }

  private static @Nullable String value(ContactDraft draft, UniqueField field) {
    return field == UniqueField.EMAIL ? draft.email : draft.phone;
  }

  private static ServiceResponse response(int status, Contact contact) {
    return new ServiceResponse(status, ContactJson.wrap("contact", ContactJson.contact(contact)));
  }

  private static ServiceResponse upserted(boolean created, Contact contact) {
    ObjectNode body = ContactJson.wrap("contact", ContactJson.contact(contact));
    body.put("new", created);
    return ServiceResponse.ok(body);
  }
}
