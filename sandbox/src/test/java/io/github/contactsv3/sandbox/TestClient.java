package io.github.contactsv3.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Sends requests to a sandbox and holds every response against the document. */
final class TestClient {

  static final JsonMapper JSON = new JsonMapper();

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final String baseUrl;
  private final String token;
  final String locationId;

  TestClient(ContactsSandbox sandbox) {
    this(sandbox.baseUrl(), sandbox.token(), sandbox.locationId());
  }

  TestClient(String baseUrl, String token, String locationId) {
    this.baseUrl = baseUrl;
    this.token = token;
    this.locationId = locationId;
  }

  /** A response: status, parsed body, headers. */
  record Reply(int status, JsonNode body, HttpResponse<String> raw) {

    Reply expect(int expected) {
      assertThat(status).as("%s", body).isEqualTo(expected);
      return this;
    }

    JsonNode at(String pointer) {
      return body.at(pointer);
    }

    String text(String pointer) {
      return body.at(pointer).asText();
    }
  }

  Reply get(String path) {
    return send("GET", path, null);
  }

  Reply delete(String path) {
    return send("DELETE", path, null);
  }

  Reply post(String path, String body) {
    return send("POST", path, json(body));
  }

  Reply put(String path, String body) {
    return send("PUT", path, json(body));
  }

  Reply delete(String path, String body) {
    return send("DELETE", path, json(body));
  }

  /** Creates a contact; {@code properties} is JSON with single quotes, without the location. */
  String create(String properties) {
    return createReply(properties).expect(201).text("/contact/id");
  }

  Reply createReply(String properties) {
    return post("/contacts/", withLocation(properties));
  }

  Reply upsert(String properties) {
    return post("/contacts/upsert", withLocation(properties));
  }

  Reply search(String properties) {
    return post("/contacts/search", withLocation(properties));
  }

  /** JSON written with single quotes for legibility. */
  static String json(String text) {
    return text.replace('\'', '"');
  }

  private String withLocation(String properties) {
    try {
      ObjectNode node = (ObjectNode) JSON.readTree(json(properties));
      return node.put("locationId", locationId).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Reply send(String method, String path, String body) {
    HttpRequest.Builder request = request(method, path, body);
    request.header("Version", "v3").header("Authorization", "Bearer " + token);
    if (body != null) {
      request.header("Content-Type", "application/json");
    }
    return send(request.build());
  }

  HttpRequest.Builder request(String method, String path, String body) {
    return HttpRequest.newBuilder(URI.create(baseUrl + path))
        .timeout(Duration.ofSeconds(20))
        .method(
            method,
            body == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(body));
  }

  static Reply send(HttpRequest request) {
    try {
      HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
      Reply reply = new Reply(response.statusCode(), JSON.readTree(response.body()), response);
      Conformance.check(request, reply);
      return reply;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Ids of the contacts of a page. */
  static List<String> ids(JsonNode contacts) {
    List<String> ids = new ArrayList<>();
    contacts.forEach(contact -> ids.add(contact.get("id").asText()));
    return ids;
  }

  static ArrayNode array(String text) {
    try {
      return (ArrayNode) JSON.readTree(json(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
