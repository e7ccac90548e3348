package io.github.contactsv3.contract.pact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A request or its answer on its way, to be changed. */
final class HttpMessage {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  String method;
  String path;
  int status;
  final Map<String, String> headers;
  String body;

  HttpMessage(String method, String path, int status, Map<String, String> headers, String body) {
    this.method = method;
    this.path = path;
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  /** Replaces a text in the path or query; it has to be there. */
  static Consumer<HttpMessage> path(String from, String to) {
    return message -> {
      if (!message.path.contains(from)) {
        throw new AssertionError("no " + from + " in " + message.path);
      }
      message.path = message.path.replace(from, to);
    };
  }

  /** Replaces a header, or takes it away. */
  static Consumer<HttpMessage> header(String name, @Nullable String value) {
    return message -> {
      if (value == null) {
        message.headers.remove(name);
      } else {
        message.headers.put(name, value);
      }
    };
  }

  /** Replaces a text in the body; it has to be there. */
  static Consumer<HttpMessage> text(String from, String to) {
    return message -> {
      if (!message.body.contains(from)) {
        throw new AssertionError("no " + from + " in " + message.body);
      }
      message.body = message.body.replace(from, to);
    };
  }

  /** Changes an object in the body. */
  static Consumer<HttpMessage> object(String pointer, Consumer<ObjectNode> change) {
    return message -> {
      try {
        JsonNode root = MAPPER.readTree(message.body);
        change.accept((ObjectNode) root.at(pointer));
        message.body = root.toString();
      } catch (JsonProcessingException e) {
        throw new AssertionError(e);
      }
    };
  }
}
