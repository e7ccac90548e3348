package io.github.contactsv3.codegen;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.contactsv3.codegen.MediaTypes.Form;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes operations in the one form that the templates know. Not thread-safe. */
final class OperationWriter {
  private static final List<String> METHODS_OF_OBJECT =
      List.of(
          "clone",
          "equals",
          "finalize",
          "getClass",
          "hashCode",
          "notify",
          "notifyAll",
          "toString",
          "wait");

  private final SchemaWriter schemas;
  private final ParameterWriter parameters;
  private final Map<String, String> ids;

  OperationWriter(SchemaWriter schemas, Map<String, String> ids) {
    this.schemas = schemas;
    this.parameters = new ParameterWriter(schemas);
    this.ids = ids;
  }

  /** The name of the method of each operation, by its pointer. */
  static Map<String, String> ids(Place paths) {
    Map<String, String> ids = new LinkedHashMap<>();
    List<String> taken = new ArrayList<>(METHODS_OF_OBJECT);
    for (Place operation : all(paths)) {
      String id = Names.unique(Names.member(operation.text("operationId")), taken);
      taken.add(id);
      taken.add(id + "WithResponse");
      ids.put(operation.pointer().toString(), id);
    }
    return ids;
  }

  static List<Place> all(Place paths) {
    List<Place> operations = new ArrayList<>();
    for (Place item : paths.members()) {
      item.each(OperationRules.METHODS, (method, operation) -> operations.add(operation));
    }
    return operations;
  }

  /** The pointers of schemas that bodies have only as forms. */
  static Set<String> forms(Place paths) {
    Set<String> forms = new HashSet<>();
    for (Place operation : all(paths)) {
      List<Place> media = operation.at("requestBody").target().at("content").members();
      if (media.stream().allMatch(OperationWriter::isForm)) {
        media.forEach(form -> forms.add(Kind.substance(form.at("schema")).pointer().toString()));
      }
    }
    return forms;
  }

  private static boolean isForm(Place media) {
    return MediaTypes.form(media.name())
        .filter(form -> form == Form.FIELDS || form == Form.MULTIPART)
        .isPresent();
  }

  ObjectNode write(Place paths) {
    ObjectNode written = JsonNodeFactory.instance.objectNode();
    for (Place item : paths.members()) {
      if (!item.name().startsWith("x-")) {
        ObjectNode methods = written.putObject(Routes.withNamesOfJava(item.name()));
        item.members().stream()
            .filter(member -> OperationRules.METHODS.contains(member.name()))
            .forEach(operation -> methods.set(operation.name(), write(item, operation)));
      }
    }
    return written;
  }

  private ObjectNode write(Place item, Place operation) {
    ObjectNode copy = operation.node().deepCopy();
    copy.remove(List.of("security", "externalDocs", "requestBody", "responses", "parameters"));
    Texts.makeSafe(copy);
    String id = ids.getOrDefault(operation.pointer().toString(), "");
    copy.put("operationId", id);
    copy.put("x-constant", Names.constant(id));
    keepFirstTag(copy);
    if (!copy.has("x-idempotent")) {
      copy.put("x-idempotent", false);
    }
    parameters.write(item, operation, copy, Names.type(id));
    if (operation.node().has("requestBody")) {
      writeRequest(operation.at("requestBody").target(), copy, Names.type(id));
    }
    writeResponses(operation, copy, Names.type(id));
    Methods.write(copy);
    copy.put("x-has-map", copy.toString().contains("\"additionalProperties\""));
    return copy;
  }

  /** With two, the generator would write the operation twice. */
  private static void keepFirstTag(ObjectNode operation) {
    if (operation.path("tags").size() > 1) {
      String first = operation.path("tags").path(0).asText();
      operation.putArray("tags").add(first);
    }
  }

  private void writeRequest(Place body, ObjectNode operation, String type) {
    BodyRules.choose(body.at("content"), Set.of(Form.values()))
        .ifPresent(
            media -> {
              Form form = MediaTypes.form(media.name()).orElseThrow();
              ObjectNode request = operation.putObject("requestBody");
              boolean required = body.node().path("required").asBoolean();
              request.put("required", required);
              if (body.node().has("description")) {
                request.put("description", Texts.safe(body.text("description")));
              }
              ObjectNode content = request.putObject("content").putObject(media.name());
              content.set("schema", schema(media, form, type + "Request"));
              operation.put("x-body-may-lack", !required);
              operation.put("x-body", form != Form.FIELDS && form != Form.MULTIPART);
              operation.put("x-multipart", form == Form.MULTIPART);
              operation.put("x-empty-body", Kind.of(media.at("schema")) == Kind.EMPTY_OBJECT);
            });
  }

  private ObjectNode schema(Place media, Form form, String name) {
    return switch (form) {
      case TEXT -> JsonNodeFactory.instance.objectNode().put("type", "string");
      case BYTES ->
          JsonNodeFactory.instance.objectNode().put("type", "string").put("format", "byte");
      case JSON -> schemas.write(media.at("schema"), name);
      case FIELDS, MULTIPART -> form(media.at("schema"), name);
    };
  }

  /** A form is no model: its fields are written as they are, one parameter each. */
  private ObjectNode form(Place schema, String name) {
    ObjectNode form = JsonNodeFactory.instance.objectNode().put("type", "object");
    ObjectNode properties = form.putObject("properties");
    ArrayNode required = form.putArray("required");
    List<String> members = new ArrayList<>();
    Compositions.properties(schema)
        .forEach(
            (field, place) -> {
              String member = Names.unique(Names.member(field), members);
              members.add(member);
              ObjectNode written = schemas.write(place, name + Names.type(field));
              if (Kind.of(place) == Kind.LIST) {
                written.put("x-separator", "&");
              }
              properties.set(member, SchemaWriter.named(written, field, member));
              if (Compositions.required(schema).contains(field)) {
                required.add(member);
              }
            });
    return form;
  }

  private void writeResponses(Place operation, ObjectNode copy, String type) {
    ObjectNode responses = copy.putObject("responses");
    Place success = null;
    boolean withoutBody = false;
    for (Place response : operation.at("responses").members()) {
      boolean body =
          BodyRules.choose(response.target().at("content"), BodyRules.READABLE).isPresent();
      if (response.name().startsWith("2")) {
        withoutBody |= !body;
        if (success == null || body) {
          success = success != null && hasBody(success) ? success : response;
        }
      } else if (!response.name().startsWith("x-")) {
        writeError(response, responses);
      }
    }
    if (success != null) {
      writeSuccess(success, responses, copy, type);
      copy.put("x-nullable-response", withoutBody && hasBody(success));
    }
  }

  private static boolean hasBody(Place response) {
    return BodyRules.choose(response.target().at("content"), BodyRules.READABLE).isPresent();
  }

  private void writeSuccess(Place success, ObjectNode responses, ObjectNode copy, String type) {
    String status = success.name().equals("2XX") ? "200" : success.name();
    ObjectNode response = responses.putObject(status);
    response.put("description", Texts.safe(success.target().text("description")));
    copy.put("x-accept", "application/json");
    BodyRules.choose(success.target().at("content"), BodyRules.READABLE)
        .ifPresent(
            media -> {
              Form form = MediaTypes.form(media.name()).orElseThrow();
              copy.put("x-accept", media.name());
              response
                  .putObject("content")
                  .putObject(media.name())
                  .set("schema", schema(media, form, type + "Response"));
            });
  }

  /** Errors are read by hand; what they refer to is a model all the same. */
  private void writeError(Place response, ObjectNode responses) {
    ObjectNode error = responses.putObject(response.name());
    error.put("description", Texts.safe(response.target().text("description")));
    Place content = response.target().at("content");
    BodyRules.choose(content, Set.of(Form.JSON))
        .map(media -> media.at("schema"))
        .filter(schema -> schema.isReference() && Components.isClass(schema.target()))
        .ifPresent(
            schema ->
                error
                    .putObject("content")
                    .putObject("application/json")
                    .set("schema", schemas.write(schema, "Error")));
  }
}
