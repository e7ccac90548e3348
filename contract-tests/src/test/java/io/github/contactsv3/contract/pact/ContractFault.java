package io.github.contactsv3.contract.pact;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;

/**
 * A deliberate mistake.
 *
 * @param place what it is in
 * @param what what is wrong
 * @param interaction the description of the interaction it is tried on; empty for the document
 * @param pointer the object that is changed
 * @param change changes it
 */
record ContractFault(
    Place place, String what, String interaction, String pointer, Consumer<ObjectNode> change) {

  private static final String CREATE = "createContact, sending typical, giving created";
  private static final String GET = "getContact, giving full";
  private static final String SEARCH = "searchContacts, sending firstPage, giving page";
  private static final String DUPLICATE = "findDuplicateContact, giving found";
  private static final String TOKEN = "requestToken, sending authorizationCode, giving location";
  private static final String UNKNOWN = "getContact, refused with 400 contactNotFound";

  private static final String RECEIVED = "/response/body/content";
  private static final String SCHEMAS = "/components/schemas";
  private static final String ONE = "/paths/~1contacts~1{contactId}";

  /** What a fault is in. */
  enum Place {
    DOCUMENT("the document"),
    CLIENT("what the client sends"),
    SANDBOX("what the sandbox returns"),
    FILE("the pact's file");

    private final String text;

    Place(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** One fault for each kind of difference that a check looks for. */
  static final List<ContractFault> ALL =
      List.of(
          document("an operation is gone", ONE, path -> path.remove("delete")),
          document(
              "a status is new",
              ONE + "/get/responses",
              responses -> responses.set("409", responses.path("401"))),
          document(
              "a path has another text",
              "/paths",
              paths -> paths.set("/contacts/{contactId}/x", paths.remove("/contacts/{contactId}"))),
          document(
              "a property of a request is gone",
              SCHEMAS + "/CreateContactRequest/properties",
              properties -> properties.remove("firstName")),
          document(
              "a text of a response is a number",
              SCHEMAS + "/Contact/properties/id",
              property -> property.put("type", "integer")),
          document(
              "an enum has another text",
              SCHEMAS + "/BulkTagsResultType",
              schema -> schema.putArray("enum").add("succeeded").add("failed")),
          document(
              "a query parameter is new and required",
              "/paths/~1contacts~1search~1duplicate/get/parameters/2",
              parameter -> parameter.put("name", "phoneNumber").put("required", true)),
          client("`Version` is that of v2", GET, "/headers", h -> list(h, "Version", "2021-07-28")),
          client("the token is not sent", GET, "/headers", h -> h.remove("Authorization")),
          client("the slash at the end is lost", CREATE, "", r -> r.put("path", "/contacts")),
          client("PUT becomes POST", CREATE, "", r -> r.put("method", "PUT")),
          client(
              "`+` of a phone number is lost",
              DUPLICATE,
              "/query",
              query -> list(query, "number", query.at("/number/0").asText().substring(1))),
          client("a property nobody knows is sent", CREATE, "/body/content", b -> b.put("x", 1)),
          client(
              "a number is sent as text",
              SEARCH,
              "/body/content",
              b -> b.put("pageLimit", b.path("pageLimit").asText())),
          client(
              "a field of a form is lost", TOKEN, "/body", body -> body.put("content", "code=x")),
          sandbox("a success has another status", CREATE, "/response", r -> r.put("status", 200)),
          sandbox("the body is not wrapped", GET, RECEIVED, b -> b.set("x", b.remove("contact"))),
          sandbox("an id is missing", GET, RECEIVED + "/contact", c -> c.remove("id")),
          sandbox("an id is a number", GET, RECEIVED + "/contact", c -> c.put("id", 7)),
          sandbox("a page has no contacts", SEARCH, RECEIVED, page -> page.putArray("contacts")),
          sandbox("an error has no message", UNKNOWN, RECEIVED, error -> error.remove("message")),
          new ContractFault(
              Place.FILE,
              "a status was changed by hand",
              CREATE,
              "/response",
              r -> r.put("status", 202)));

  private static ContractFault document(String what, String pointer, Consumer<ObjectNode> change) {
    return new ContractFault(Place.DOCUMENT, what, "", pointer, change);
  }

  private static ContractFault client(
      String what, String interaction, String pointer, Consumer<ObjectNode> change) {
    return new ContractFault(Place.CLIENT, what, interaction, "/request" + pointer, change);
  }

  private static ContractFault sandbox(
      String what, String interaction, String pointer, Consumer<ObjectNode> change) {
    return new ContractFault(Place.SANDBOX, what, interaction, pointer, change);
  }

  private static void list(ObjectNode object, String name, String value) {
    object.putArray(name).add(value);
  }

  /** Returns a copy with the fault in it. */
  JsonNode in(JsonNode node) {
    JsonNode copy = node.deepCopy();
    change.accept((ObjectNode) copy.at(pointer));
    return copy;
  }

  @Override
  public String toString() {
    return place + ": " + what;
  }
}
