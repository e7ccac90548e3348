package io.github.contactsv3.contract.pact;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.contactsv3.compatibility.ApiDocument;
import io.github.contactsv3.contract.DocumentedOperation;
import io.github.contactsv3.contract.SpecDocuments;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Holds interactions against the documents: what these do not declare is a finding. */
final class DocumentCheck {

  /** Of the documents as they are. */
  static final DocumentCheck PRESENT = new DocumentCheck(SpecDocuments.ALL);

  private final Map<String, DocumentedOperation> operations = new HashMap<>();
  private final Map<String, OpenApiInteractionValidator> validators = new HashMap<>();

  private DocumentCheck(List<ApiDocument> documents) {
    documents.forEach(this::add);
  }

  /** The same check, but with a document in the place of the one of its name. */
  DocumentCheck with(ApiDocument document) {
    if (!validators.containsKey(document.name())) {
      throw new IllegalArgumentException("there is no document " + document.name());
    }
    DocumentCheck changed = new DocumentCheck(List.of());
    changed.validators.putAll(validators);
    changed.operations.putAll(operations);
    changed.operations.values().removeIf(one -> one.document().name().equals(document.name()));
    changed.add(document);
    return changed;
  }

  private void add(ApiDocument document) {
    DocumentedOperation.of(document)
        .forEach(operation -> operations.put(operation.id(), operation));
    // By name: a document as a key would be traversed at each look-up.
    validators.put(document.name(), validator(document));
  }

  /** All operations of the documents. */
  Collection<DocumentedOperation> operations() {
    return operations.values();
  }

  private static OpenApiInteractionValidator validator(ApiDocument document) {
    return OpenApiInteractionValidator.createForInlineApiSpecification(
            strict(document, document.root().deepCopy()).toString())
        .build();
  }

  /**
   * Turns "further properties allowed" into "none allowed" wherever properties are declared. The
   * validator does not see that a reference may be null; there the schema takes its place.
   */
  private static JsonNode strict(ApiDocument document, JsonNode node) {
    if (node instanceof ObjectNode object
        && object.path("nullable").asBoolean()
        && object.at("/allOf/0").has("$ref")) {
      JsonNode schema = document.resolve(object.at("/allOf/0")).deepCopy();
      object.removeAll();
      object.setAll((ObjectNode) schema);
      object.put("nullable", true);
    }
    if (node instanceof ObjectNode object
        && object.path("additionalProperties").asBoolean()
        && object.has("properties")) {
      object.set("additionalProperties", BooleanNode.FALSE);
      if (object.get("properties").has("attributions") && !object.get("properties").has("phone")) {
        // The cursor over the contacts of a business is made of it; undeclared on purpose.
        object.withObject("/properties").putObject("contactName").put("type", "string");
      }
    }
    node.forEach(member -> strict(document, member));
    return node;
  }

  List<String> findings(PactFile.Interaction interaction) {
    JsonNode request = interaction.node().path("request");
    JsonNode response = interaction.node().path("response");
    DocumentedOperation operation = operations.get(interaction.operationId());
    if (operation == null) {
      return List.of("there is no operation " + interaction.operationId());
    }
    OpenApiInteractionValidator validator = validators.get(operation.document().name());
    Request sent = request(request);
    List<String> findings = new ArrayList<>();
    // A refused request may be of any kind; its response counts.
    if (interaction.status() < 300) {
      validator
          .validateRequest(sent)
          .getMessages()
          .forEach(message -> findings.add(message.toString()));
    }
    findings.addAll(response(validator, sent, response));
    if (operation.takesToken() && !request.path("headers").has("Authorization")) {
      findings.add("the request has no Authorization");
    }
    if (!operation.method().equals(request.path("method").asText())) {
      findings.add("the method is not that of " + operation.id());
    }
    return findings;
  }

  /** Returns the problems of the response alone. */
  List<String> findingsOfResponse(PactFile.Interaction interaction) {
    DocumentedOperation operation = operations.get(interaction.operationId());
    return operation == null
        ? List.of("there is no operation " + interaction.operationId())
        : response(
            validators.get(operation.document().name()),
            request(interaction.node().path("request")),
            interaction.node().path("response"));
  }

  private static List<String> response(
      OpenApiInteractionValidator validator, Request sent, JsonNode promised) {
    SimpleResponse.Builder response =
        SimpleResponse.Builder.status(promised.path("status").asInt());
    if (promised.has("body")) {
      response
          .withContentType(promised.at("/body/contentType").asText())
          .withBody(text(promised.at("/body/content")));
    }
    return validator
        .validateResponse(sent.getPath(), sent.getMethod(), response.build())
        .getMessages()
        .stream()
        .map(Object::toString)
        .toList();
  }

  private static Request request(JsonNode request) {
    SimpleRequest.Builder sent =
        new SimpleRequest.Builder(request.path("method").asText(), request.path("path").asText());
    request
        .path("headers")
        .properties()
        .forEach(header -> sent.withHeader(header.getKey(), texts(header.getValue())));
    request
        .path("query")
        .properties()
        .forEach(query -> sent.withQueryParam(query.getKey(), texts(query.getValue())));
    JsonNode body = request.path("body");
    if (!body.isMissingNode()) {
      sent.withContentType(body.path("contentType").asText());
      sent.withBody(text(body.path("content")));
    }
    return sent.build();
  }

  private static String text(JsonNode content) {
    return content.isTextual() ? content.textValue() : content.toString();
  }

  private static List<String> texts(JsonNode list) {
    return (list.isArray()
            ? Stream.iterate(0, i -> i < list.size(), i -> i + 1)
            : Stream.<Integer>of())
        .map(i -> list.get(i).asText())
        .toList();
  }
}
