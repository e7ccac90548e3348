package io.github.contactsv3.generated;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * One feature of a document that is supported: what is described, how it is called, what goes over
 * the wire and what is read.
 *
 * @param number the number of the row, which is part of its names
 * @param row the row as it is written, with the placeholders filled in
 */
record CorpusRow(int number, JsonNode row) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String THING = "#/components/responses/OfThing";

  static CorpusRow of(int number, JsonNode row) {
    String nested = "Row%dApi.Call%d".formatted(number, number);
    String text =
        row.toString()
            .replace("$op", "call" + number)
            .replace("$Query", nested + "Query.builder()")
            .replace("$Headers", nested + "Headers.builder()")
            .replace("$Form", nested + "Form.builder()")
            .replace("$N", "" + number);
    try {
      return new CorpusRow(number, JSON.readTree(text));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  String feature() {
    return row.path("feature").textValue();
  }

  boolean hasModel() {
    return row.has("model");
  }

  /** Adds the operation, and the model if there is one, to a document. */
  void addTo(ObjectNode document) {
    ObjectNode item =
        document.withObject("/paths").putObject(row.path("path").asText("/" + number));
    if (row.has("item")) {
      item.setAll((ObjectNode) row.path("item"));
    }
    ObjectNode operation = item.putObject(method());
    if (hasModel()) {
      document.withObject("/components/schemas").set("Model" + number, row.path("model"));
      String reference = "#/components/schemas/Model" + number;
      ObjectNode body = operation.putObject("requestBody").put("required", true);
      body.withObject("/content/application~1json/schema").put("$ref", reference);
      ObjectNode success =
          operation.withObject("/responses").putObject("200").put("description", "It.");
      success.withObject("/content/application~1json/schema").put("$ref", reference);
    } else {
      operation.setAll((ObjectNode) row.path("op"));
    }
    operation.put("operationId", row.path("id").asText("call" + number));
    operation.set(
        "tags", row.has("tags") ? row.path("tags") : operation.arrayNode().add("Row" + number));
    operation.put("x-idempotent", false).putArray("x-scopes");
    if (!operation.has("responses")) {
      operation.withObject("/responses").putObject("200").put("$ref", THING);
    }
  }

  String method() {
    return row.path("method").asText(hasModel() ? "post" : "get");
  }

  /** The method and path of the request. */
  String sends() {
    return row.path("sends").asText(method().toUpperCase(Locale.ROOT) + " /" + number);
  }

  /** Headers that the request has, or has not where the value is null. */
  Map<String, JsonNode> headers() {
    Map<String, JsonNode> headers = new TreeMap<>();
    row.path("headers").properties().forEach(h -> headers.put(h.getKey(), h.getValue()));
    return headers;
  }

  /** The body of the request; none by default. */
  String body() {
    return row.path("body").asText("");
  }

  int status() {
    return row.path("responds").path("status").asInt(200);
  }

  String responseType() {
    return row.path("responds").path("type").asText("application/json");
  }

  /** The body of the response: a thing by default; a model comes back as it was sent. */
  String responseBody() {
    return row.path("responds").path("body").asText(hasModel() ? body() : "{\"name\":\"read\"}");
  }

  /** What the program expects to have read, as a text. */
  String expected() {
    return returnsNothing() ? "nothing" : row.path("reads").path(1).asText("read");
  }

  private boolean returnsNothing() {
    return status() == 204 && !row.has("reads");
  }

  /** A method of Java that makes the call and returns what it reads. */
  String java() {
    String call = row.path("call").textValue();
    String read =
        returnsNothing()
            ? "%s; return \"nothing\";".formatted(call)
            : "var result = %s; return String.valueOf(%s);"
                .formatted(call, row.path("reads").path(0).asText("result.getName()"));
    return """
          public static String row%d(Feign.Builder feign) {
            Row%dApi api = feign.target(Row%dApi.Http.class, "http://localhost");
            %s
          }
        """
        .formatted(number, number, number, read);
  }

  @Override
  public String toString() {
    return number + " " + feature();
  }
}
