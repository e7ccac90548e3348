package io.github.contactsv3.client.internal.http;

import io.github.contactsv3.client.internal.http.TransportFailure.Kind;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.function.Predicate;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/**
 * Says what went wrong in an attempt, in our own words: those of a library may quote the response.
 *
 * @param endpoint host and port of the service
 * @param timeout how long the attempt was allowed to take
 * @param proxy host and port of the proxy in between, if one is known
 */
record FailureWords(String endpoint, Duration timeout, @Nullable String proxy) {

  FailureWords(String endpoint, Duration timeout) {
    this(endpoint, timeout, null);
  }

  /** Returns the words for a way through a proxy. */
  FailureWords through(String proxy) {
    return new FailureWords(endpoint, timeout, proxy);
  }

  private String cannotConnect() {
    return "cannot connect to "
        + endpoint
        + (proxy == null ? "" : " through proxy " + proxy)
        + ": ";
  }

  /** The deadline passed before there was a complete response. */
  TransportFailure timedOut(boolean nothingSent, @Nullable Throwable cause) {
    return nothingSent
        ? new TransportFailure(
            Kind.NOT_SENT, cannotConnect() + "timed out after " + timeout.toMillis() + " ms", cause)
        : new TransportFailure(
            Kind.LOST,
            "no complete response from " + endpoint + " within " + timeout.toMillis() + " ms",
            cause);
  }

  /** The proxy did not open a tunnel. */
  TransportFailure refusedByProxy(int status) {
    return new TransportFailure(
        status >= 500 ? Kind.NOT_SENT : Kind.NOT_SENT_PERMANENT,
        "proxy "
            + (proxy == null ? "" : proxy + " ")
            + "refused to connect to "
            + endpoint
            + ": HTTP "
            + status
            + (status == 407 ? ", it asks for credentials" : ""),
        null);
  }

  /**
   * An attempt failed.
   *
   * @param nothingSent whether it is known that the request was not sent
   */
  TransportFailure of(Exception problem, boolean nothingSent) {
    if (problem instanceof JvmProxyException) {
      // Nothing has reached the service: a proxy that asks for credentials passes nothing on.
      return new TransportFailure(
          Kind.NOT_SENT_PERMANENT, cannotConnect() + problem.getMessage(), problem.getCause());
    }
    if (nothingSent && problem instanceof RuntimeException && !isConnectFailure(problem)) {
      return new TransportFailure(
          Kind.NOT_SENT_PERMANENT, cannotConnect() + clientProblem(problem), problem);
    }
    if (nothingSent || isConnectFailure(problem)) {
      return isUntrusted(problem)
          ? new TransportFailure(Kind.NOT_SENT_PERMANENT, cannotConnect() + tls(problem), problem)
          : new TransportFailure(Kind.NOT_SENT, cannotConnect() + connectProblem(problem), problem);
    }
    // With TLS 1.3 a server refuses the certificate of a client after the handshake.
    return new TransportFailure(
        isUntrusted(problem) ? Kind.UNUSABLE : Kind.LOST, responseProblem(problem), problem);
  }

  /**
   * The pool of a client that was closed, by its owner or by itself after an Error, says so in
   * words only. Anything else was thrown by a part of the client that is the application's.
   */
  private static String clientProblem(Exception problem) {
    boolean closed =
        problem instanceof IllegalStateException
            && String.valueOf(problem.getMessage()).contains("shut down");
    return closed
        ? "the HTTP client is shut down"
        : "the HTTP client failed (" + problem.getClass().getSimpleName() + ")";
  }

  /** By the class alone: for transports that do not tell how far they came. */
  private static boolean isConnectFailure(Throwable problem) {
    return has(problem, ConnectException.class)
        || has(problem, NoRouteToHostException.class)
        || has(problem, UnknownHostException.class)
        || has(problem, UnresolvedAddressException.class)
        || has(problem, SSLHandshakeException.class)
        || has(problem, SSLPeerUnverifiedException.class)
        || hasName(problem, "ConnectTimeoutException")
        || hasName(problem, "HttpConnectTimeoutException")
        || hasName(problem, "ConnectionRequestTimeoutException");
  }

  /** A TLS failure that is no broken connection is there again the next time. */
  private static boolean isUntrusted(Throwable problem) {
    return has(problem, SSLException.class)
        && !has(problem, SocketException.class)
        && !has(problem, SocketTimeoutException.class)
        && !has(problem, EOFException.class)
        && !Causes.any(problem, FailureWords::isEndOfHandshake);
  }

  /** The JDK's HTTP client says it in words only. */
  private static boolean isEndOfHandshake(Throwable problem) {
    return problem instanceof SSLHandshakeException
        && "Remote host terminated the handshake".equals(problem.getMessage());
  }

  private static String tls(Throwable problem) {
    if (Causes.any(problem, FailureWords::isOfAnotherHost)) {
      return "the certificate of the server is not for this host";
    }
    return has(problem, CertificateException.class)
        ? "the certificate of the server is not trusted"
        : "TLS handshake failed";
  }

  /** The JDK has no class of its own for it, only words. */
  private static boolean isOfAnotherHost(Throwable problem) {
    String message = String.valueOf(problem.getMessage());
    return problem instanceof SSLPeerUnverifiedException
        || (problem instanceof CertificateException
            && (message.startsWith("No subject alternative")
                || message.startsWith("No name matching")));
  }

  private static String connectProblem(Throwable problem) {
    if (has(problem, UnknownHostException.class)
        || has(problem, UnresolvedAddressException.class)) {
      return has(problem, SocketTimeoutException.class)
          ? "the name lookup timed out"
          : "unknown host";
    }
    if (has(problem, NoRouteToHostException.class)) {
      return "no route to host";
    }
    if (has(problem, SocketTimeoutException.class)
        || hasName(problem, "ConnectTimeoutException")
        || hasName(problem, "HttpConnectTimeoutException")) {
      return "timed out";
    }
    if (hasName(problem, "ConnectionRequestTimeoutException")) {
      return "no connection of the pool was free in time";
    }
    if (has(problem, ConnectException.class)) {
      return String.valueOf(problem.getMessage()).contains("timed out")
          ? "timed out"
          : "connection refused";
    }
    if (has(problem, SSLException.class)) {
      return "the connection was closed during the TLS handshake";
    }
    return "the connection was closed (" + problem.getClass().getSimpleName() + ")";
  }

  private String responseProblem(Throwable problem) {
    if (has(problem, SocketTimeoutException.class)) {
      return "no complete response from " + endpoint + " in time";
    }
    if (hasName(problem, "NoHttpResponseException")) {
      return endpoint + " closed the connection without a response";
    }
    if (hasName(problem, "ConnectionClosedException")
        || hasName(problem, "TruncatedChunkException")
        || has(problem, EOFException.class)) {
      return "the response from " + endpoint + " ended early";
    }
    if (hasName(problem, "HttpException")
        || hasName(problem, "ProtocolException")
        || hasName(problem, "ClientProtocolException")
        || hasName(problem, "MalformedChunkCodingException")
        || hasName(problem, "MessageConstraintException")
        || hasName(problem, "ParseException")) {
      return "the response from "
          + endpoint
          + " is not valid HTTP ("
          + problem.getClass().getSimpleName()
          + ")";
    }
    if (has(problem, SSLException.class)) {
      return isUntrusted(problem)
          ? "the server at " + endpoint + " ended the TLS connection"
          : "the TLS connection to " + endpoint + " broke";
    }
    if (has(problem, SocketException.class)) {
      return "the connection to " + endpoint + " broke";
    }
    return "no response from " + endpoint + " (" + problem.getClass().getSimpleName() + ")";
  }

  private static boolean has(Throwable problem, Class<? extends Throwable> type) {
    return Causes.any(problem, type::isInstance);
  }

  /** Looks for a class of an HTTP client by its name, also among the superclasses. */
  private static boolean hasName(Throwable problem, String simpleName) {
    return Causes.any(
        problem,
        t -> {
          for (Class<?> c = t.getClass(); c != null; c = c.getSuperclass()) {
            if (c.getSimpleName().equals(simpleName)) {
              return true;
            }
          }
          return false;
        });
  }

  /** Looks through a chain of causes, which may lead back to itself. */
  private static final class Causes {
    private static final int DEEPEST = 20;

    static boolean any(Throwable problem, Predicate<? super Throwable> condition) {
      Throwable t = problem;
      for (int i = 0; t != null && i < DEEPEST; i++, t = t.getCause()) {
        if (condition.test(t)) {
          return true;
        }
      }
      return false;
    }

    private Causes() {}
  }
}
