package io.github.contactsv3.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Adds and removes followers; the answers say which were new or gone. */
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

  private Answer add(Request request) {
    List<String> changed = new ArrayList<>();
    Contact after =
        access.change(
            request,
            before -> {
              changed.clear();
              Set<String> followers = new LinkedHashSet<>(before.followers);
              named(request).stream().filter(followers::add).forEach(changed::add);
              return withFollowers(before, followers);
            });
    return new Answer(201, answer(after, "followersAdded", changed));
  }

  private Answer remove(Request request) {
    List<String> changed = new ArrayList<>();
    Contact after =
        access.change(
            request,
            before -> {
              changed.clear();
              Set<String> followers = new LinkedHashSet<>(before.followers);
              named(request).stream().filter(followers::remove).forEach(changed::add);
              return withFollowers(before, followers);
            });
    return Answer.ok(answer(after, "followersRemoved", changed));
  }

  private static List<String> named(Request request) {
    List<String> named = new ArrayList<>();
    request.body().get("followers").forEach(id -> named.add(id.textValue()));
    return named;
  }

  private Contact withFollowers(Contact before, Set<String> followers) {
    ContactDraft draft = new ContactDraft(before);
    draft.followers = List.copyOf(followers);
    draft.dateUpdated = state.now();
    return draft.toContact();
  }

  private static ObjectNode answer(Contact after, String name, List<String> changed) {
    ObjectNode body = ContactJson.wrap("followers", ContactJson.strings(after.followers));
    body.set(name, ContactJson.strings(changed));
    return body;
  }
}
