package io.github.contactsv3.sandbox.internal.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.contactsv3.sandbox.CustomFieldDefinition;
import io.github.contactsv3.sandbox.internal.contacts.CustomFieldCatalog;
import io.github.contactsv3.sandbox.internal.contacts.LocationState;
import io.github.contactsv3.sandbox.internal.contacts.SandboxState;
import io.github.contactsv3.sandbox.internal.fields.CustomFieldJson;
import io.github.contactsv3.sandbox.internal.message.ApiError;
import io.github.contactsv3.sandbox.internal.message.JsonBody;
import io.github.contactsv3.sandbox.internal.message.RawRequest;
import io.github.contactsv3.sandbox.internal.message.ServiceResponse;
import io.github.contactsv3.sandbox.internal.values.UrlDecoding;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The custom fields in the control API, in the JSON of the service: they are listed for one
 * location, and added to or deleted from one or, if none is named, all of them.
 */
final class CustomFieldControl {

  /** Where its paths begin, within the control API. */
  private static final String PATH = "/custom-fields";

  private final SandboxState state;
  private final String mainLocation;

  CustomFieldControl(SandboxState state, String mainLocation) {
    this.state = state;
    this.mainLocation = mainLocation;
  }

  static boolean owns(String path) {
    return path.equals(PATH) || path.startsWith(PATH + "/");
  }

  /**
   * Responds to a request.
   *
   * @param raw the request
   * @param path its path within the control API
   */
  ServiceResponse response(RawRequest raw, String path) {
    String idOrKey = path.length() <= PATH.length() + 1 ? null : path.substring(PATH.length() + 1);
    String action = raw.action() + (idOrKey == null ? "" : " one");
    return switch (action) {
      case "GET" -> ServiceResponse.ok(list(raw));
      case "POST" -> add(raw);
      case "DELETE" -> delete(raw, null);
      case "DELETE one" -> delete(raw, UrlDecoding.decode(String.valueOf(idOrKey)));
      default -> throw ApiError.notFound("Cannot " + raw.method() + " " + raw.path());
    };
  }

  private ObjectNode list(RawRequest raw) {
    LocationState location = locations(raw, List.of(mainLocation)).get(0);
    ObjectNode view = JsonNodeFactory.instance.objectNode();
    ArrayNode views = view.putArray("customFields");
    for (CustomFieldDefinition field : location.customFields().all()) {
      views.add(CustomFieldJson.write(field, location.id, views.size()));
    }
    return view;
  }

  private ServiceResponse add(RawRequest raw) {
    List<LocationState> locations = locations(raw, state.locationIds());
    CustomFieldDefinition field = CustomFieldJson.read(JsonBody.parse(raw.body()));
    for (LocationState location : locations) {
      for (CustomFieldDefinition before : location.customFields().put(field)) {
        boolean gone =
            before.fieldKey().equals(field.fieldKey()) && !before.id().equals(field.id());
        boolean other =
            before.id().equals(field.id())
                && (before.type() != field.type() || before.model() != field.model());
        if (gone || other) {
          location.dropCustomFieldValues(before.id());
        }
      }
    }
    LocationState shown = locations.size() == 1 ? locations.get(0) : state.location(mainLocation);
    ObjectNode added = JsonNodeFactory.instance.objectNode();
    int index = shown.customFields().all().indexOf(field);
    added.set("customField", CustomFieldJson.write(field, shown.id, Math.max(index, 0)));
    return ServiceResponse.created(added);
  }

  private ServiceResponse delete(RawRequest raw, @Nullable String idOrKey) {
    new ControlBody(raw.body()).end();
    boolean found = idOrKey == null;
    for (LocationState location : locations(raw, state.locationIds())) {
      for (CustomFieldDefinition field : matching(location.customFields(), idOrKey)) {
        location.customFields().remove(field.id());
        location.dropCustomFieldValues(field.id());
        found = true;
      }
    }
    if (!found) {
      throw new IllegalArgumentException("no custom field " + idOrKey);
    }
    return ServiceResponse.succeeded();
  }

  private static List<CustomFieldDefinition> matching(
      CustomFieldCatalog fields, @Nullable String idOrKey) {
    if (idOrKey == null) {
      return fields.all();
    }
    CustomFieldDefinition field = fields.find(idOrKey);
    return field == null ? List.of() : List.of(field);
  }

  /** The location that the query names, or those of the ids given. */
  private List<LocationState> locations(RawRequest raw, List<String> otherwise) {
    Map<String, List<String>> query = UrlDecoding.decodeQuery(raw.queryString());
    List<String> named = query.get("locationId");
    if (named == null || named.get(0).isBlank()) {
      return otherwise.stream().map(state::location).toList();
    }
    LocationState location = state.findLocation(named.get(0));
    if (location == null) {
      throw new IllegalArgumentException("no location " + named.get(0));
    }
    return List.of(location);
  }
}
