package io.github.contactsv3.sandbox.internal.handlers;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.contactsv3.sandbox.internal.contacts.Contact;
import io.github.contactsv3.sandbox.internal.contacts.ContactJson;
import io.github.contactsv3.sandbox.internal.contacts.SandboxState;
import io.github.contactsv3.sandbox.internal.message.ServiceResponse;
import io.github.contactsv3.sandbox.internal.rules.ContactWriter;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** Adds and removes tags; both response all tags the contact has then. */
final class TagHandlers {

  private final SandboxState state;
  private final ContactAccess access;

  TagHandlers(SandboxState state) {
    this.state = state;
    this.access = new ContactAccess(state);
  }

  void register(Map<String, Handler> table) {
    table.put(
        "addTags", request -> ServiceResponse.created(ContactJson.wrap("tags", add(request))));
    table.put(
        "removeTags", request -> ServiceResponse.ok(ContactJson.wrap("tags", remove(request))));
  }

  private JsonNode add(Request request) {
    return change(request, Set::addAll);
  }

  private JsonNode remove(Request request) {
    return change(request, Set::removeAll);
  }

  private JsonNode change(Request request, BiConsumer<Set<String>, Set<String>> operation) {
    Set<String> named = ContactWriter.tags(request.body().get("tags"));
    Contact after =
        access.change(
            request,
            draft -> {
              Set<String> tags = new LinkedHashSet<>(draft.tags);
              operation.accept(tags, named);
              draft.tags.clear();
              draft.tags.addAll(tags);
              draft.dateUpdated = state.now();
            });
    return ContactJson.strings(after.tags);
  }
}
