package io.github.contactsv3.contract.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Contents of a sandbox that stand for those that the examples of the documents name. */
final class SandboxContents {

  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final String baseUrl;
  private final String token;
  private final Map<String, String> fixed = new HashMap<>();

  /** Made since the last reset, on demand. */
  private final Map<String, String> made = new HashMap<>();

  private SandboxContents(String baseUrl) throws IOException, InterruptedException {
    this.baseUrl = baseUrl;
    JsonNode overview = control("GET", "", null);
    this.token = overview.get("token").textValue();
    for (String name : new String[] {"locationId", "companyId", "clientId", "clientSecret"}) {
      fixed.put(name, overview.get(name).textValue());
    }
    // The id of the app stands before the hyphen.
    fixed.put("appId", fixed.get("clientId").split("-", 2)[0]);
  }

  static SandboxContents of(String baseUrl) throws IOException, InterruptedException {
    return new SandboxContents(baseUrl);
  }

  /** A response: status and body, which is JSON. */
  record Reply(int status, JsonNode body) {}

  void reset() throws IOException, InterruptedException {
    control("POST", "/reset", null);
    made.clear();
  }

  /**
   * The value of a parameter or property: one that the sandbox knows, or the document's example.
   */
  String value(String name, String example) {
    return fixed.getOrDefault(name, example);
  }

  /** Returns whether a body is to succeed; others contain something that the documents refuse. */
  boolean takes(String operation, JsonNode body) {
    // The documents list this grant, and that no app has got one for contacts.
    return !operation.equals("requestToken")
        || !body.path("grantType").asText().equals("client_credentials");
  }

  /** Puts ids that the sandbox knows in place of the document's examples. */
  JsonNode fill(JsonNode body) throws IOException, InterruptedException {
    if (!(body instanceof ObjectNode)) {
      return body;
    }
    ObjectNode filled = body.deepCopy();
    for (String name : fixed.keySet()) {
      if (filled.path(name).isTextual()) {
        filled.put(name, fixed.get(name));
      }
    }
    for (String name : new String[] {"contacts", "ids"}) {
      if (filled.path(name).isArray()) {
        filled.putArray(name).add(contact());
      }
    }
    if (filled.has("grantType")) {
      boolean refresh = filled.get("grantType").asText().equals("refresh_token");
      filled.put(
          refresh ? "refreshToken" : "code",
          refresh ? tokens(true).text("refreshToken") : code(true));
      filled.remove(refresh ? "code" : "refreshToken");
    }
    return filled;
  }

  /** A path with its parameters replaced by ids that the sandbox knows. */
  String path(OperationSweep.Called called, JsonNode body)
      throws IOException, InterruptedException {
    StringBuilder path = new StringBuilder();
    for (String segment : called.path().substring(1).split("/", -1)) {
      path.append('/').append(segment.startsWith("{") ? parameter(called, segment, body) : segment);
    }
    return path.toString();
  }

  private String parameter(OperationSweep.Called called, String segment, JsonNode body)
      throws IOException, InterruptedException {
    return switch (segment) {
      case "{contactId}" -> contact();
      case "{taskId}" ->
          item(
              "tasks",
              "task",
              "{\"title\":\"x\",\"completed\":false,\"dueDate\":\"2026-10-25T11:00:00Z\"}");
      case "{noteId}" -> item("notes", "note", "{\"body\":\"x\"}");
      case "{locationId}" -> fixed.get("locationId");
      case "{customFieldId}" -> "6dvNaf7VhkQ9snc5vnjJ";
      // All tags can only be removed.
      case "{type}" -> body.path("removeAllTags").asBoolean() ? "remove" : "add";
      // What this API cannot create is taken as given, or is there from the start.
      default -> Queries.pathExample(called, segment.substring(1, segment.length() - 1));
    };
  }

  private String contact() throws IOException, InterruptedException {
    if (!made.containsKey("contact")) {
      JsonNode body = JSON.createObjectNode().put("locationId", fixed.get("locationId"));
      Reply reply = send("POST", "/contacts/", "application/json", body, false);
      made.put("contact", expect(reply, 201).at("/contact/id").textValue());
    }
    return made.get("contact");
  }

  private String item(String path, String name, String body)
      throws IOException, InterruptedException {
    String url = "/contacts/" + contact() + "/" + path;
    Reply reply = send("POST", url, "application/json", JSON.readTree(body), false);
    return expect(reply, 201).at("/" + name + "/id").textValue();
  }

  private String code(boolean location) throws IOException, InterruptedException {
    String body = location ? "{\"locationId\":\"" + fixed.get("locationId") + "\"}" : "{}";
    return control("POST", "/oauth/code", body).get("code").textValue();
  }

  /** Tokens of the location or of the agency. */
  private Tokens tokens(boolean location) throws IOException, InterruptedException {
    ObjectNode body = JSON.createObjectNode();
    body.put("clientId", fixed.get("clientId")).put("clientSecret", fixed.get("clientSecret"));
    body.put("grantType", "authorization_code").put("code", code(location));
    Reply reply = exchange("POST", "/oauth/token", "application/json", body.toString(), null);
    return new Tokens(expect(reply, 200));
  }

  private record Tokens(JsonNode json) {
    String text(String name) {
      return json.get(name).textValue();
    }
  }

  private static JsonNode expect(Reply reply, int status) {
    if (reply.status() != status) {
      throw new IllegalStateException(reply.status() + " " + reply.body());
    }
    return reply.body();
  }

  Reply send(String method, String path, String type, JsonNode body, boolean agency)
      throws IOException, InterruptedException {
    String bearer = agency ? tokens(false).text("accessToken") : token;
    String text = body == null ? null : body.toString();
    if ("application/x-www-form-urlencoded".equals(type)) {
      text =
          body.properties().stream()
              .map(e -> encoded(e.getKey()) + "=" + encoded(e.getValue().asText()))
              .collect(Collectors.joining("&"));
    }
    return exchange(method, path, type, text, bearer);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private JsonNode control(String method, String path, String body)
      throws IOException, InterruptedException {
    String type = body == null ? null : "application/json";
    Reply reply = exchange(method, "/__sandbox" + path, type, body, null);
    if (reply.status() >= 300) {
      throw new IllegalStateException(method + " " + path + ": " + reply);
    }
    return reply.body();
  }

  private Reply exchange(String method, String path, String type, String body, String bearer)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(baseUrl + path))
            .timeout(Duration.ofSeconds(30))
            .header("Version", "v3")
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (type != null) {
      request.header("Content-Type", type);
    }
    if (bearer != null) {
      request.header("Authorization", "Bearer " + bearer);
    }
    HttpResponse<String> response =
        http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    return new Reply(response.statusCode(), JSON.readTree(response.body()));
  }
}
