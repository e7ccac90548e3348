package io.github.contactsv3.change.drill;

import static io.github.contactsv3.change.Level.BREAKING;
import static io.github.contactsv3.change.Level.COMPATIBLE;
import static io.github.contactsv3.change.Level.METADATA;
import static io.github.contactsv3.change.Level.NONE;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.contactsv3.change.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The changes of the drill: one of each kind that a document may have. */
public final class Mutations {

  private static final String ONE = "/paths/~1contacts~1{contactId}";
  private static final String DUPLICATE = "/paths/~1contacts~1search~1duplicate/get";
  private static final String BUSINESS = "/paths/~1contacts~1business~1{businessId}/get";
  private static final String SCHEMAS = "/components/schemas";
  private static final String CONTACT = SCHEMAS + "/Contact";
  private static final String CREATE = SCHEMAS + "/CreateContactRequest";
  private static final String PROPERTIES = "/properties";

  private final List<Mutation> mutations = new ArrayList<>();

  private Mutations() {
    words();
    operations();
    parameters();
    received();
    sent();
    limits();
    enums();
    statuses();
    security();
  }

  /** All of them. */
  public static List<Mutation> all() {
    return List.copyOf(new Mutations().mutations);
  }

  /** What a change is seen by. */
  private enum Seen {
    BY_NOBODY(false, false),
    BY_CONTRACTS(true, false),
    BY_BOTH(true, true);

    private final boolean contracts;
    private final boolean sandbox;

    Seen(boolean contracts, boolean sandbox) {
      this.contracts = contracts;
      this.sandbox = sandbox;
    }
  }

  private void add(
      String name, Level wire, Level java, Seen seen, String pointer, Consumer<ObjectNode> change) {
    mutations.add(new Mutation(name, wire, java, seen.contracts, seen.sandbox, pointer, change));
  }

  private void words() {
    Seen nobody = Seen.BY_NOBODY;
    add("nothing", NONE, NONE, nobody, "", root -> {});
    add(
        "a description is reworded",
        METADATA,
        NONE,
        nobody,
        ONE + "/get",
        get -> get.put("description", "Reworded."));
    add(
        "a property's description is reworded",
        METADATA,
        NONE,
        nobody,
        CONTACT + "/properties/email",
        property -> property.put("description", "Reworded."));
    add(
        "an example is another",
        METADATA,
        NONE,
        nobody,
        CREATE + "/properties/email",
        property -> property.put("example", "grace@example.com"));
    add(
        "properties stand in another order",
        METADATA,
        NONE,
        nobody,
        CONTACT + PROPERTIES,
        properties -> properties.set("id", properties.remove("id")));
    add(
        "the document has another version",
        METADATA,
        NONE,
        nobody,
        "/info",
        info -> info.put("version", "1.0.1"));
    add(
        "another server",
        BREAKING,
        NONE,
        nobody,
        "/servers/0",
        server -> server.put("url", "https://elsewhere.example.com"));
  }

  private void operations() {
    add(
        "an operation is removed",
        BREAKING,
        BREAKING,
        Seen.BY_BOTH,
        ONE,
        path -> path.remove("delete"));
    add(
        "an operation is added",
        COMPATIBLE,
        COMPATIBLE,
        Seen.BY_CONTRACTS,
        ONE,
        path ->
            path.set(
                "patch", path.path("get").<ObjectNode>deepCopy().put("operationId", "touchIt")));
    add(
        "an operation is deprecated",
        METADATA,
        COMPATIBLE,
        Seen.BY_NOBODY,
        ONE + "/get",
        get -> get.put("deprecated", true));
    add(
        "an operation has another id",
        METADATA,
        BREAKING,
        Seen.BY_BOTH,
        ONE + "/get",
        get -> get.put("operationId", "fetchContact"));
    add(
        "an operation has another tag",
        METADATA,
        BREAKING,
        Seen.BY_NOBODY,
        ONE + "/get",
        get -> get.putArray("tags").add("People"));
    add(
        "an operation has another method",
        BREAKING,
        NONE,
        Seen.BY_BOTH,
        ONE,
        path -> path.set("patch", path.remove("put")));
    add(
        "a path has another text",
        BREAKING,
        NONE,
        Seen.BY_BOTH,
        "/paths",
        paths ->
            paths.set("/contacts/{contactId}/labels", paths.remove("/contacts/{contactId}/tags")));
    add(
        "an operation takes no body any more",
        BREAKING,
        BREAKING,
        Seen.BY_CONTRACTS,
        "/paths/~1contacts~1{contactId}~1tags/delete",
        operation -> operation.remove("requestBody"));
    add(
        "an operation must not be repeated",
        COMPATIBLE,
        NONE,
        Seen.BY_NOBODY,
        ONE + "/get",
        get -> get.put("x-idempotent", false));
  }

  private void parameters() {
    add(
        "a query parameter is added",
        COMPATIBLE,
        COMPATIBLE,
        Seen.BY_NOBODY,
        DUPLICATE,
        operation -> parameter(operation, "nickname", false));
    add(
        "a required query parameter is added",
        BREAKING,
        COMPATIBLE,
        Seen.BY_CONTRACTS,
        DUPLICATE,
        operation -> parameter(operation, "nickname", true));
    add(
        "a query parameter is removed",
        BREAKING,
        BREAKING,
        Seen.BY_CONTRACTS,
        DUPLICATE,
        operation -> ((ArrayNode) operation.path("parameters")).remove(3));
    add(
        "a query parameter is renamed",
        BREAKING,
        BREAKING,
        Seen.BY_CONTRACTS,
        DUPLICATE + "/parameters/3",
        parameter -> parameter.put("name", "mail"));
    add(
        "a query parameter is required",
        BREAKING,
        NONE,
        Seen.BY_NOBODY,
        DUPLICATE + "/parameters/3",
        parameter -> parameter.put("required", true));
    add(
        "a query parameter is optional",
        COMPATIBLE,
        NONE,
        Seen.BY_NOBODY,
        "/components/parameters/locationId",
        parameter -> parameter.put("required", false));
    add(
        "a query parameter is a number",
        BREAKING,
        BREAKING,
        Seen.BY_CONTRACTS,
        DUPLICATE + "/parameters/3/schema",
        schema -> schema.put("type", "integer"));
    add(
        "a query parameter has another default",
        COMPATIBLE,
        NONE,
        Seen.BY_NOBODY,
        BUSINESS + "/parameters/3/schema",
        schema -> schema.put("default", 20));
    add(
        "query parameters stand in another order",
        METADATA,
        NONE,
        Seen.BY_NOBODY,
        DUPLICATE,
        Mutations::lastFirst);
    add(
        "path parameters stand in another order",
        METADATA,
        BREAKING,
        Seen.BY_NOBODY,
        "/paths/~1contacts~1{contactId}~1tasks~1{taskId}/get",
        Mutations::lastFirst);
    add(
        "the header for the version has another value",
        BREAKING,
        NONE,
        Seen.BY_CONTRACTS,
        "/components/parameters/Version/schema",
        schema -> schema.putArray("enum").add("v4"));
  }

  private static void lastFirst(ObjectNode operation) {
    ArrayNode parameters = (ArrayNode) operation.path("parameters");
    parameters.insert(0, parameters.remove(parameters.size() - 1));
  }

  private static void parameter(ObjectNode operation, String name, boolean required) {
    ((ArrayNode) operation.path("parameters"))
        .addObject()
        .put("name", name)
        .put("in", "query")
        .put("description", "New.")
        .put("required", required)
        .put("example", "x")
        .putObject("schema")
        .put("type", "string");
  }

  private static void property(ObjectNode schema, String name) {
    schema
        .withObject("/properties")
        .putObject(name)
        .put("type", "string")
        .put("description", "New.");
  }

  private static void require(ObjectNode schema, String name) {
    schema.withArray("/required").add(name);
  }

  private void received() {
    add(
        "a property is added to an answer",
        COMPATIBLE,
        COMPATIBLE,
        Seen.BY_NOBODY,
        CONTACT,
        schema -> property(schema, "nickname"));
    add(
        "a property of an answer is removed",
        BREAKING,
        BREAKING,
        Seen.BY_BOTH,
        CONTACT + PROPERTIES,
        properties -> properties.remove("email"));
    add(
        "a property of an answer is renamed",
        BREAKING,
        BREAKING,
        Seen.BY_BOTH,
        CONTACT + PROPERTIES,
        properties -> properties.set("mail", properties.remove("email")));
    add(
        "a text of an answer is a number",
        BREAKING,
        BREAKING,
        Seen.BY_BOTH,
        CONTACT + "/properties/id",
        property -> property.put("type", "integer"));
    add(
        "a text of an answer is a time",
        BREAKING,
        BREAKING,
        Seen.BY_BOTH,
        CONTACT + "/properties/lastName",
        property -> property.put("format", "date-time"));
    add(
        "an integer of an answer is any number",
        BREAKING,
        BREAKING,
        Seen.BY_NOBODY,
        SCHEMAS + "/BulkTagsResponse/properties/errorCount",
        property -> {
          property.put("type", "number");
          property.remove("format");
        });
    add(
        "a property of an answer may be null",
        BREAKING,
        COMPATIBLE,
        Seen.BY_NOBODY,
        CONTACT + "/properties/id",
        property -> property.put("nullable", true));
    add(
        "a property of an answer is required",
        COMPATIBLE,
        COMPATIBLE,
        Seen.BY_NOBODY,
        CONTACT,
        schema -> require(schema, "locationId"));
    add(
        "a property of an answer is not required",
        BREAKING,
        COMPATIBLE,
        Seen.BY_NOBODY,
        CONTACT,
        schema -> schema.remove("required"));
    add(
        "a schema is renamed",
        METADATA,
        BREAKING,
        Seen.BY_NOBODY,
        "",
        root -> rename(root, "Task", "ToDo"));
    add(
        "a list of an answer is of something else",
        BREAKING,
        BREAKING,
        Seen.BY_BOTH,
        CONTACT + "/properties/tags/items",
        items -> items.put("type", "integer"));
  }

  private static void rename(JsonNode node, String from, String to) {
    if (node instanceof ObjectNode object) {
      String reference = "#/components/schemas/";
      if (object.path("$ref").asText().equals(reference + from)) {
        object.put("$ref", reference + to);
      }
      if (object.has("schemas")) {
        ObjectNode schemas = (ObjectNode) object.path("schemas");
        schemas.set(to, schemas.remove(from));
      }
    }
    node.forEach(member -> rename(member, from, to));
  }

  private void sent() {
    add(
        "a property is added to a request",
        COMPATIBLE,
        COMPATIBLE,
        Seen.BY_NOBODY,
        CREATE,
        schema -> property(schema, "nickname"));
    add(
        "a required property is added to a request",
        BREAKING,
        COMPATIBLE,
        Seen.BY_CONTRACTS,
        CREATE,
        schema -> {
          property(schema, "nickname");
          require(schema, "nickname");
        });
    add(
        "a property of a request is removed",
        BREAKING,
        BREAKING,
        Seen.BY_CONTRACTS,
        CREATE + PROPERTIES,
        properties -> properties.remove("city"));
    add(
        "a property of a request is required",
        BREAKING,
        NONE,
        Seen.BY_CONTRACTS,
        CREATE,
        schema -> require(schema, "companyName"));
    add(
        "a property of a request is not required",
        COMPATIBLE,
        COMPATIBLE,
        Seen.BY_NOBODY,
        CREATE,
        schema -> schema.remove("required"));
    add(
        "a text of a request is a number",
        BREAKING,
        BREAKING,
        Seen.BY_CONTRACTS,
        CREATE + "/properties/city",
        property -> property.put("type", "integer"));
    add(
        "a property of a request may not be null",
        BREAKING,
        BREAKING,
        Seen.BY_CONTRACTS,
        SCHEMAS + "/UpdateContactRequest/properties/phone",
        property -> property.remove("nullable"));
    add(
        "a property of a request may be null",
        COMPATIBLE,
        COMPATIBLE,
        Seen.BY_NOBODY,
        SCHEMAS + "/UpdateContactRequest/properties/tags",
        property -> property.put("nullable", true));
  }

  private void limits() {
    add(
        "a limit of a parameter is tightened",
        BREAKING,
        NONE,
        Seen.BY_CONTRACTS,
        BUSINESS + "/parameters/3/schema",
        schema -> schema.put("maximum", 10));
    add(
        "a limit of a parameter is loosened",
        COMPATIBLE,
        NONE,
        Seen.BY_NOBODY,
        BUSINESS + "/parameters/3/schema",
        schema -> schema.put("maximum", 1000));
    add(
        "a list of a request is shorter",
        BREAKING,
        NONE,
        Seen.BY_CONTRACTS,
        SCHEMAS + "/BulkBusinessRequest/properties/ids",
        property -> property.put("maxItems", 1));
    add(
        "a list of a request is longer",
        COMPATIBLE,
        NONE,
        Seen.BY_NOBODY,
        SCHEMAS + "/BulkBusinessRequest/properties/ids",
        property -> property.put("maxItems", 500));
    add(
        "a text of a request has a limit",
        BREAKING,
        NONE,
        Seen.BY_CONTRACTS,
        CREATE + "/properties/city",
        property -> property.put("maxLength", 3));
  }

  private void enums() {
    add(
        "an enum of a request has a value less",
        BREAKING,
        BREAKING,
        Seen.BY_CONTRACTS,
        SCHEMAS + "/SortDirection",
        schema -> schema.putArray("enum").add("desc"));
    add(
        "an enum of a request has a value more",
        COMPATIBLE,
        COMPATIBLE,
        Seen.BY_NOBODY,
        SCHEMAS + "/SortDirection",
        schema -> schema.withArray("/enum").add("random"));
    add(
        "an enum's values stand in another order",
        METADATA,
        NONE,
        Seen.BY_NOBODY,
        SCHEMAS + "/SortDirection",
        schema -> schema.withArray("/enum").add(schema.withArray("/enum").remove(0)));
    add(
        "an enum of an answer has a value more",
        COMPATIBLE,
        COMPATIBLE,
        Seen.BY_NOBODY,
        SCHEMAS + "/BulkTagsResultType",
        schema -> schema.withArray("/enum").add("skipped"));
    add(
        "an enum of an answer has a value less",
        COMPATIBLE,
        BREAKING,
        Seen.BY_BOTH,
        SCHEMAS + "/BulkTagsResultType",
        schema -> schema.withArray("/enum").remove(0));
  }

  private void statuses() {
    String responses = ONE + "/get/responses";
    add(
        "a status is added",
        COMPATIBLE,
        NONE,
        Seen.BY_CONTRACTS,
        responses,
        node -> node.set("409", node.path("401")));
    add(
        "an error is removed",
        COMPATIBLE,
        NONE,
        Seen.BY_CONTRACTS,
        responses,
        node -> node.remove("422"));
    add(
        "a success has another status",
        BREAKING,
        NONE,
        Seen.BY_BOTH,
        "/paths/~1contacts~1/post/responses",
        node -> node.set("202", node.remove("201")));
    add(
        "a header is added",
        COMPATIBLE,
        NONE,
        Seen.BY_NOBODY,
        responses + "/200/headers",
        headers -> headers.putObject("X-New").putObject("schema").put("type", "string"));
    add(
        "a header is removed",
        BREAKING,
        NONE,
        Seen.BY_NOBODY,
        responses + "/200/headers",
        headers -> headers.remove("X-RateLimit-Max"));
  }

  private void security() {
    add(
        "an operation needs no token",
        COMPATIBLE,
        NONE,
        Seen.BY_NOBODY,
        ONE + "/get",
        get -> get.putArray("security"));
    add(
        "an operation needs another token",
        BREAKING,
        NONE,
        Seen.BY_NOBODY,
        ONE + "/get",
        get -> get.putArray("security").addObject().putArray("agency"));
    add(
        "an operation needs another scope",
        BREAKING,
        NONE,
        Seen.BY_NOBODY,
        ONE + "/get",
        get -> get.withArray("/x-scopes").add("locations.readonly"));
  }
}
