package io.github.contactsv3.contract.pact;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Changes of the Contacts document that nobody has told the contracts of. */
final class DocumentFaults {

  private static final String CONTACT = "/components/schemas/Contact";
  private static final String CREATE = "/components/schemas/CreateContactRequest";
  private static final String PATHS = "/paths";
  private static final String ONE = "/paths/~1contacts~1{contactId}";

  private final List<Fault<ObjectNode>> faults = new ArrayList<>();

  private DocumentFaults() {
    schemas();
    operations();
    statuses();
    parameters();
  }

  static List<Fault<ObjectNode>> all() {
    return new DocumentFaults().faults;
  }

  private void add(String what, String pointer, Consumer<ObjectNode> change) {
    faults.add(
        new Fault<>(
            Fault.Place.DOCUMENT,
            what,
            "",
            document -> change.accept((ObjectNode) document.at(pointer))));
  }

  private void schemas() {
    add(
        "a property of an answer is renamed",
        CONTACT + "/properties",
        properties -> properties.set("mail", properties.remove("email")));
    add(
        "a property of a request is gone",
        CREATE + "/properties",
        properties -> properties.remove("firstName"));
    add(
        "a text of an answer is a number",
        CONTACT + "/properties/id",
        property -> property.put("type", "integer"));
    add(
        "a text of a request is a number",
        CREATE + "/properties/city",
        property -> property.put("type", "integer"));
    add("what an answer may lack is required", CONTACT, schema -> require(schema, "businessId"));
    add("what a request may lack is required", CREATE, schema -> require(schema, "companyName"));
    add(
        "an enum has another text",
        "/components/schemas/BulkTagsResultType",
        schema -> schema.putArray("enum").add("succeeded").add("failed"));
    add(
        "what may be null may not",
        "/components/schemas/UpdateContactRequest/properties/phone",
        property -> property.remove("nullable"));
  }

  private void operations() {
    add(
        "a path has another text",
        PATHS,
        paths ->
            paths.set("/contacts/{contactId}/labels", paths.remove("/contacts/{contactId}/tags")));
    add("an operation has another method", ONE, path -> path.set("patch", path.remove("put")));
    add("an operation is gone", ONE, path -> path.remove("delete"));
    add("an operation has another id", ONE + "/get", get -> get.put("operationId", "fetchContact"));
    add(
        "an operation is new",
        ONE,
        path ->
            path.set(
                "patch", path.path("get").<ObjectNode>deepCopy().put("operationId", "patchIt")));
    add(
        "an operation takes no body any more",
        "/paths/~1contacts~1{contactId}~1tags/delete",
        operation -> operation.remove("requestBody"));
  }

  private void statuses() {
    add("a status is gone", ONE + "/get/responses", responses -> responses.remove("401"));
    add(
        "a status is new",
        ONE + "/get/responses",
        responses -> responses.set("409", responses.path("401")));
    add(
        "a success has another status",
        "/paths/~1contacts~1/post/responses",
        responses -> responses.set("202", responses.remove("201")));
  }

  private void parameters() {
    add(
        "a query parameter is renamed",
        "/paths/~1contacts~1search~1duplicate/get",
        operation -> {
          for (JsonNode parameter : operation.path("parameters")) {
            if (parameter.path("name").asText().equals("email")) {
              ((ObjectNode) parameter).put("name", "mail");
            }
          }
        });
    add(
        "a query parameter is new and required",
        "/paths/~1contacts~1search~1duplicate/get/parameters/2",
        parameter -> parameter.put("name", "phoneNumber").put("required", true));
    add(
        "the version's header has another value",
        "/components/parameters/Version/schema",
        schema -> schema.putArray("enum").add("v4"));
  }

  private static void require(ObjectNode schema, String property) {
    ArrayNode required =
        schema.path("required") instanceof ArrayNode array ? array : schema.putArray("required");
    required.add(property);
  }
}
