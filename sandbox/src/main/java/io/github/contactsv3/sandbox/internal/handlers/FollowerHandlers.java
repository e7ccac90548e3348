package io.github.contactsv3.sandbox.internal.handlers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.contactsv3.sandbox.internal.contacts.Contact;
import io.github.contactsv3.sandbox.internal.contacts.ContactJson;
import io.github.contactsv3.sandbox.internal.contacts.SandboxState;
import io.github.contactsv3.sandbox.internal.message.ServiceResponse;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;

/** Adds and removes followers; the responses say which were new or gone. */
final class FollowerHandlers {

  private final SandboxState state;
  private final ContactAccess access;

  FollowerHandlers(SandboxState state) {
    this.state = state;
    this.access = new ContactAccess(state);
  }

  void register(Map<String, Handler> table) {
    table.put("addFollowers", this::add);
    table.put("removeFollowers", this::remove);
  }

  private ServiceResponse add(Request request) {
    return ServiceResponse.created(change(request, Set::add, "followersAdded"));
  }

  private ServiceResponse remove(Request request) {
    return ServiceResponse.ok(change(request, Set::remove, "followersRemoved"));
  }

  /**
   * Returns all followers and, under the given name, those for which the operation did something.
   */
  private ObjectNode change(
      Request request, BiPredicate<Set<String>, String> operation, String name) {
    List<String> changed = new ArrayList<>();
    Contact after =
        access.change(
            request,
            draft -> {
              changed.clear();
              Set<String> followers = new LinkedHashSet<>(draft.followers);
              named(request).stream()
                  .filter(id -> operation.test(followers, id))
                  .forEach(changed::add);
              draft.followers = List.copyOf(followers);
              draft.dateUpdated = state.now();
            });
    ObjectNode body = ContactJson.wrap("followers", ContactJson.strings(after.followers));
    body.set(name, ContactJson.strings(changed));
    return body;
  }

  private static List<String> named(Request request) {
    List<String> named = new ArrayList<>();
    request.body().get("followers").forEach(id -> named.add(id.textValue()));
    return named;
  }
}
