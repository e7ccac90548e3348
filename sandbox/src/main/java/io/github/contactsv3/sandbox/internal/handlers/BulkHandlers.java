package io.github.contactsv3.sandbox.internal.handlers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.contactsv3.sandbox.internal.contacts.Contact;
import io.github.contactsv3.sandbox.internal.contacts.ContactDraft;
import io.github.contactsv3.sandbox.internal.contacts.ContactJson;
import io.github.contactsv3.sandbox.internal.contacts.LocationState;
import io.github.contactsv3.sandbox.internal.contacts.SandboxState;
import io.github.contactsv3.sandbox.internal.message.ApiError;
import io.github.contactsv3.sandbox.internal.message.ServiceResponse;
import io.github.contactsv3.sandbox.internal.rules.ContactWriter;
import io.github.contactsv3.sandbox.internal.rules.TagChange;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Changes many contacts at once; those that cannot be changed don't fail the others. */
final class BulkHandlers {

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9]{20}");

  private final SandboxState state;

  BulkHandlers(SandboxState state) {
    this.state = state;
  }

  void register(Map<String, Handler> table) {
    table.put("bulkUpdateTags", this::tags);
    table.put("bulkSetBusiness", this::business);
  }

  /** One result for each id, in the order and as often as it was sent. */
  private ServiceResponse tags(Request request) {
    JsonNode body = request.body();
    TagChange change =
        TagChange.of(
            request.pathValue("type"),
            ContactWriter.tags(body.get("tags")),
            body.path("removeAllTags").booleanValue());
    JsonNode ids = body.get("contacts");
    if (ids.size() > state.options().bulkTagsMax()) {
      throw ApiError.unprocessable(
          "contacts must contain no more than " + state.options().bulkTagsMax() + " elements");
    }
    ArrayNode responses = JsonNodeFactory.instance.arrayNode();
    int errors = 0;
    for (JsonNode id : ids) {
      ObjectNode result = change(request.location(), id.textValue(), change);
      errors += result.get("type").textValue().equals("error") ? 1 : 0;
      responses.add(result);
    }
    ObjectNode response = ServiceResponse.succeeded().body();
    response.put("errorCount", errors);
    response.set("responses", responses);
    return ServiceResponse.created(response);
  }

  private ObjectNode change(LocationState location, String id, TagChange change) {
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    result.put("contactId", id);
    Set<String> before = new LinkedHashSet<>();
    Contact after =
        location.change(
            id,
            contact -> {
              before.clear();
              before.addAll(contact.tags);
              ContactDraft draft = new ContactDraft(contact);
              draft.tags.clear();
              draft.tags.addAll(change.apply(before));
              draft.dateUpdated = state.now();
              return draft.toContact();
            });
    if (after == null) {
      return result.put("type", "error").put("message", problem(location, id));
    }
    Set<String> now = new LinkedHashSet<>(after.tags);
    result.put("type", "success").put("message", "Tags updated");
    result.set("oldTags", ContactJson.strings(List.copyOf(before)));
    result.set("tagsAdded", without(now, before));
    result.set("tagsRemoved", without(before, now));
    return result;
  }

  /** Texts of the documented example. */
  private String problem(LocationState location, String id) {
    if (!ID.matcher(id).matches()) {
      return "contact id is not a valid firebase id";
    }
    return state.deleted().contains(location.id, id)
        ? "contact is deleted"
        : "contact does not belong to location";
  }

  private static ArrayNode without(Set<String> tags, Set<String> others) {
    return ContactJson.strings(tags.stream().filter(tag -> !others.contains(tag)).toList());
  }

  /** Returns the ids that were changed; why others were not, the service does not say. */
  private ServiceResponse business(Request request) {
    JsonNode body = request.body();
    String businessId = body.get("businessId").textValue();
    state.known().checkBusiness(businessId);
    ArrayNode changed = JsonNodeFactory.instance.arrayNode();
    for (JsonNode id : body.get("ids")) {
      if (request.location().change(id.textValue(), before -> moved(before, businessId)) != null) {
        changed.add(id);
      }
    }
    ObjectNode response = ContactJson.wrap("ids", changed);
    return ServiceResponse.ok(response.put("success", true));
  }

  private Contact moved(Contact before, @Nullable String businessId) {
    ContactDraft draft = new ContactDraft(before);
    draft.businessId = businessId;
    draft.businessName = businessId == null ? null : state.known().businesses().get(businessId);
    draft.dateUpdated = state.now();
    return draft.toContact();
  }
}
