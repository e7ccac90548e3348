package io.github.contactsv3.sandbox.internal.message;

import io.undertow.util.HeaderMap;

/**
 * A request as it arrived, detached from its connection, so that it can be carried out twice.
 *
 * @param method HTTP method
 * @param path path as it was sent, percent-encoded
 * @param queryString query as it was sent, empty if there was none
 * @param headers headers
 * @param body body, empty if there was none
 * @param began when it began to arrive, {@link System#nanoTime()}
 */
public record RawRequest(
    String method, String path, String queryString, HeaderMap headers, String body, long began) {

  /**
   * The method that says what to do: a HEAD does what a GET does, without a body in the response.
   */
  public String action() {
    return action(method);
  }

  public static String action(String method) {
    return method.equals("HEAD") ? "GET" : method;
  }
}
