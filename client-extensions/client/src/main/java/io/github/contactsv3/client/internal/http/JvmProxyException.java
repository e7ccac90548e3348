package io.github.contactsv3.client.internal.http;

/**
 * The JVM's {@code ProxySelector} or {@code Authenticator}, which are the application's, threw
 * something. Apache's client would pass that on as it is, and it could not be told from a failure
 * of the client itself.
 */
final class JvmProxyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates an exception.
   *
   * @param culprit what threw
   * @param cause what it threw
   */
  JvmProxyException(String culprit, RuntimeException cause) {
    super(culprit + " failed (" + cause.getClass().getSimpleName() + ")", cause);
  }
}
