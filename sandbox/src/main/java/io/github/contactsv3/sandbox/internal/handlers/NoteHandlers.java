package io.github.contactsv3.sandbox.internal.handlers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.contactsv3.sandbox.internal.contacts.Contact;
import io.github.contactsv3.sandbox.internal.contacts.ContactJson;
import io.github.contactsv3.sandbox.internal.contacts.Note;
import io.github.contactsv3.sandbox.internal.contacts.SandboxState;
import io.github.contactsv3.sandbox.internal.message.ServiceResponse;
import io.github.contactsv3.sandbox.internal.values.Timestamps;
import java.util.Map;

/** Notes of a contact. */
public final class NoteHandlers {

  private final SandboxState state;
  private final ContactAccess access;
  private final ItemList items;

  NoteHandlers(SandboxState state) {
    this.state = state;
    this.access = new ContactAccess(state);
    this.items = new ItemList(state, "Note");
  }

  void register(Map<String, Handler> table) {
    table.put("listNotes", this::list);
    table.put("createNote", this::create);
    table.put("getNote", this::get);
    table.put("updateNote", this::update);
    table.put("deleteNote", this::delete);
  }

  private ServiceResponse list(Request request) {
    Contact contact = access.get(request);
    ArrayNode notes = JsonNodeFactory.instance.arrayNode();
    contact.notes.forEach(note -> notes.add(json(contact, note)));
    return ServiceResponse.ok(ContactJson.wrap("notes", notes));
  }

  private ServiceResponse create(Request request) {
    JsonNode body = request.body();
    Note note =
        new Note(
            state.ids().next(),
            body.get("body").textValue(),
            body.path("userId").textValue(),
            body.path("title").textValue(),
            body.path("color").textValue(),
            body.path("pinned").booleanValue(),
            state.now());
    Contact contact = access.change(request, draft -> draft.notes.add(note));
    return ServiceResponse.created(ContactJson.wrap("note", json(contact, note)));
  }

  private ServiceResponse get(Request request) {
    Contact contact = access.get(request);
    return response(contact, request);
  }

  private ServiceResponse update(Request request) {
    JsonNode body = request.body();
    Contact contact =
        access.change(
            request,
            draft -> items.replace(draft.notes, noteId(request), note -> overwrite(note, body)));
    return response(contact, request);
  }

  private ServiceResponse delete(Request request) {
    access.change(request, draft -> items.remove(draft.notes, noteId(request)));
    return ServiceResponse.succeeded();
  }

  private ServiceResponse response(Contact contact, Request request) {
    Note note = items.get(contact.notes, noteId(request));
    return ServiceResponse.ok(ContactJson.wrap("note", json(contact, note)));
  }

  private static Note overwrite(Note note, JsonNode body) {
    return new Note(
        note.id(),
        body.has("body") ? body.get("body").textValue() : note.body(),
        ItemList.sent(body, "userId", note.userId()),
        ItemList.sent(body, "title", note.title()),
        ItemList.sent(body, "color", note.color()),
        body.has("pinned") ? body.get("pinned").booleanValue() : note.pinned(),
        note.dateAdded());
  }

  private static String noteId(Request request) {
    return request.pathValue("noteId");
  }

  public static ObjectNode json(Contact contact, Note note) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("id", note.id());
    node.put("body", note.body());
    ContactJson.putIfPresent(node, "userId", note.userId());
    node.put("dateAdded", Timestamps.format(note.dateAdded()));
    node.put("contactId", contact.id);
    ContactJson.putIfPresent(node, "title", note.title());
    ContactJson.putIfPresent(node, "color", note.color());
    node.put("pinned", note.pinned());
    return node;
  }
}
