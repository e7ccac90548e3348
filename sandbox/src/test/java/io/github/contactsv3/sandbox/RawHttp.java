package io.github.contactsv3.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A connection to a sandbox on which tests write what no HTTP client would. */
final class RawHttp implements AutoCloseable {

  private final Socket socket;

  RawHttp(ContactsSandbox sandbox) {
    URI uri = URI.create(sandbox.baseUrl());
    try {
      this.socket = new Socket(uri.getHost(), uri.getPort());
      socket.setSoTimeout(20_000);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends a request without a body to the sandbox and reads until it closes the connection. */
  static String exchange(ContactsSandbox sandbox, String line, String... headers) {
    try (RawHttp http = new RawHttp(sandbox)) {
      StringBuilder request = new StringBuilder(line).append(" HTTP/1.1\r\nConnection: close\r\n");
      for (String header : headers) {
        request.append(header).append("\r\n");
      }
      http.write(request + "\r\n");
      return http.readAll();
    }
  }

  void write(String text) {
    try {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads until the sandbox closes the connection. */
  String readAll() {
    try {
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Begins a request with a JSON body and sends only a part of it. */
  void beginBody(String path) {
    write(
        "POST "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\nVersion: v3\r\nAuthorization: Bearer pit-sandbox\r\n"
            + "Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{\"locationId\":");
  }

  static JsonNode body(String response) {
    try {
      return TestClient.JSON.readTree(response.substring(response.indexOf("\r\n\r\n") + 4));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
