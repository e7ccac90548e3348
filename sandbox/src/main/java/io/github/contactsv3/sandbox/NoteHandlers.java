package io.github.contactsv3.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Notes of a contact. */
final class NoteHandlers {

  private final SandboxState state;
  private final ContactAccess access;
  private final Items items;

  NoteHandlers(SandboxState state) {
    this.state = state;
    this.access = new ContactAccess(state);
    this.items = new Items(state, "Note");
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
            state.ids.next(),
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
        Items.sent(body, "userId", note.userId()),
        Items.sent(body, "title", note.title()),
        Items.sent(body, "color", note.color()),
        body.has("pinned") ? body.get("pinned").booleanValue() : note.pinned(),
        note.dateAdded());
  }

  private static String noteId(Request request) {
    return request.pathValue("noteId");
  }

  static ObjectNode json(Contact contact, Note note) {
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
