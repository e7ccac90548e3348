package io.github.contactsv3.sandbox.internal.handlers;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.contactsv3.sandbox.Assumption;
import io.github.contactsv3.sandbox.CustomFieldDefinition;
import io.github.contactsv3.sandbox.internal.contacts.CustomFieldCatalog;
import io.github.contactsv3.sandbox.internal.contacts.SandboxState;
import io.github.contactsv3.sandbox.internal.fields.CustomFieldJson;
import io.github.contactsv3.sandbox.internal.message.ApiError;
import io.github.contactsv3.sandbox.internal.message.ServiceResponse;
import io.github.contactsv3.sandbox.internal.values.FieldKeys;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks up the custom fields of a location. */
final class CustomFieldHandlers {

  private static final String EVERY_MODEL = "all";

  private final SandboxState state;

  CustomFieldHandlers(SandboxState state) {
    this.state = state;
  }

  void register(Map<String, Handler> table) {
    table.put("listCustomFields", this::list);
    table.put("getCustomField", this::get);
  }

  private ServiceResponse list(Request request) {
    String model = model(request.queryValue("model"));
    List<CustomFieldDefinition> fields = request.location().customFields().all();
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode list = body.putArray("customFields");
    for (int i = 0; i < fields.size(); i++) {
      if (model.equals(EVERY_MODEL) || model.equals(FieldKeys.modelName(fields.get(i).model()))) {
        list.add(CustomFieldJson.write(fields.get(i), request.location().id, i));
      }
    }
    return ServiceResponse.ok(body);
  }

  private String model(@Nullable String model) {
    if (model != null) {
      return model;
    }
    return state.options().assumes(Assumption.CUSTOM_FIELDS_OF_EVERY_MODEL)
        ? EVERY_MODEL
        : FieldKeys.modelName(CustomFieldDefinition.Model.CONTACT);
  }

  private ServiceResponse get(Request request) {
    String idOrKey = request.pathValue("customFieldId");
    CustomFieldCatalog fields = request.location().customFields();
    CustomFieldDefinition field = fields.find(idOrKey);
    if (field == null) {
      // How the service words this is not known; by default as for an unknown contact.
      int status = state.options().assumes(Assumption.MISSING_ITEM_IS_404) ? 404 : 400;
      throw ApiError.of(status, "Custom field with id " + idOrKey + " not found", null);
    }
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    int index = Math.max(fields.all().indexOf(field), 0);
    body.set("customField", CustomFieldJson.write(field, request.location().id, index));
    return ServiceResponse.ok(body);
  }
}
