package io.github.contactsv3.errors.internal;

/**
 * Has the secrets of a client. The client's token endpoint is one, so that credentials can report
 * the secrets that they hold before anything is sent. Thread-safe.
 */
public interface SecretsOwner {
  /**
   * Returns the secrets of the client.
   *
   * @return the same object each time
   */
  Secrets secrets();

  /**
   * Returns the secrets of the client that an object belongs to.
   *
   * @param object any object
   * @return its secrets; a new registry if it belongs to no client of this library
   */
  static Secrets of(Object object) {
    return object instanceof SecretsOwner owner ? owner.secrets() : new Secrets();
  }
}
