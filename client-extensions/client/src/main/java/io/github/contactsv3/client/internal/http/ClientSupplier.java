package io.github.contactsv3.client.internal.http;

import org.apache.hc.client5.http.classic.HttpClient;

/** Supplies a transport with Apache's client. Thread-safe. */
interface ClientSupplier extends AutoCloseable {
  /**
   * Returns the client for the next attempt.
   *
   * @throws TransportFailure if this is closed
   */
  HttpClient get() throws TransportFailure;

  /** Returns whether the client was closed, which ends the attempts under way. */
  boolean isClosed();

  /** An attempt ended with an Error, after which the client may be of no use. */
  void failed(HttpClient client);

  @Override
  void close();

  /** A client that belongs to the application. */
  static ClientSupplier of(HttpClient client) {
    return new ClientSupplier() {
      @Override
      public HttpClient get() {
        return client;
      }

      @Override
      public boolean isClosed() {
        return false; // The application knows.
      }

      @Override
      public void failed(HttpClient failed) {
        // The application decides.
      }

      @Override
      public void close() {
        // The application does.
      }
    };
  }
}
