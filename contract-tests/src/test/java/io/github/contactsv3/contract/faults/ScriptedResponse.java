package io.github.contactsv3.contract.faults;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A response, byte for byte; a script changes the faulty parts. Immutable. */
record ScriptedResponse(String statusLine, List<String> headers, byte[] content) {

  static ScriptedResponse success(FaultedOperation operation) {
    String body = operation.body(FaultedOperation.GENUINE);
    return new ScriptedResponse(
        operation.statusLine(),
        List.of("Content-Type: application/json"),
        body.getBytes(StandardCharsets.UTF_8));
  }

  static ScriptedResponse error(String status, String body) {
    return new ScriptedResponse(
        "HTTP/1.1 " + status,
        List.of("Content-Type: application/json"),
        body.getBytes(StandardCharsets.UTF_8));
  }

  ScriptedResponse withStatusLine(String other) {
    return new ScriptedResponse(other, headers, content);
  }

  ScriptedResponse with(String... more) {
    List<String> all = new ArrayList<>(headers);
    all.addAll(List.of(more));
    return new ScriptedResponse(statusLine, all, content);
  }

  ScriptedResponse withContent(byte[] other) {
    return new ScriptedResponse(statusLine, headers, other);
  }

  ScriptedResponse withContent(String other) {
    return withContent(other.getBytes(StandardCharsets.UTF_8));
  }

  String text() {
    return new String(content, StandardCharsets.UTF_8);
  }

  /** Returns the response with its length. */
  byte[] bytes() {
    return with("Content-Length: " + content.length).bytesAsTheyAre();
  }

  /** Returns the response without a header that is not in it yet. */
  byte[] bytesAsTheyAre() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(head());
    bytes.writeBytes(content);
    return bytes.toByteArray();
  }

  /** Returns status line, headers and the empty line. */
  byte[] head() {
    StringBuilder head = new StringBuilder(statusLine).append("\r\n");
    headers.forEach(header -> head.append(header).append("\r\n"));
    return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
  }
}
