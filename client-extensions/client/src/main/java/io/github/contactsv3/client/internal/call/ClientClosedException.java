package io.github.contactsv3.client.internal.call;

/** A call of a client that was closed before it. */
public final class ClientClosedException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  ClientClosedException() {
    super("the client is closed");
  }
}
