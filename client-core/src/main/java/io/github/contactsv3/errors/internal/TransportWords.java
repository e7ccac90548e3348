package io.github.contactsv3.errors.internal;

import java.io.InterruptedIOException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;

/**
 * Says what the messages of a transport's exceptions may show. HTTP parsers quote the line that
 * they can't read, and that line may repeat what was sent; so a message stays only if its class
 * never quotes a response. Goes by the names of classes that are not in java.base, because none of
 * those has to be there.
 */
final class TransportWords implements CauseCopier.Words {
  /** In the JDK their messages name a host, a port, a certificate, or are fixed. */
  private static final List<Class<? extends Throwable>> QUOTES_NOTHING =
      List.of(
          SocketException.class,
          UnknownHostException.class,
          InterruptedIOException.class,
          TimeoutException.class,
          ClosedChannelException.class,
          UnresolvedAddressException.class,
          SSLException.class,
          GeneralSecurityException.class,
          ZipException.class);

  /** Their messages have a host, a port, or numbers. */
  private static final Set<String> QUOTES_NOTHING_ELSEWHERE =
      Set.of(
          "java.net.http.HttpConnectTimeoutException",
          "java.net.http.HttpTimeoutException",
          "org.apache.hc.client5.http.ConnectTimeoutException",
          "org.apache.hc.client5.http.HttpHostConnectException",
          "org.apache.hc.core5.http.ConnectionClosedException",
          "org.apache.hc.core5.http.ConnectionRequestTimeoutException",
          "org.apache.hc.core5.http.MessageConstraintException",
          "org.apache.hc.core5.http.NoHttpResponseException",
          "org.apache.hc.core5.http.RequestNotExecutedException",
          "org.apache.hc.core5.http.StreamClosedException",
          "org.apache.hc.core5.http.TruncatedChunkException",
          "org.apache.hc.core5.util.DeadlineTimeoutException");

  /** Messages of a plain {@code IOException} or {@code EOFException}. */
  private static final Set<String> FIXED_MESSAGES =
      Set.of(
          "broken pipe",
          "closed",
          "connection closed",
          "connection refused",
          "connection reset",
          "connection reset by peer",
          "connection timed out",
          "eof reached while reading",
          "http/1.1 header parser received no bytes",
          "network is unreachable",
          "no route to host",
          "premature eof",
          "socket closed",
          "stream closed",
          "timeout",
          "too many open files",
          "unexpected end of file from server",
          "unexpected end of zlib input stream");

  private static final List<String> HTTP_PARSERS = List.of("org.apache.hc.", "org.apache.http.");

  private final UnaryOperator<String> mask;

  TransportWords(UnaryOperator<String> mask) {
    this.mask = mask;
  }

  @Override
  public String replacement(Throwable thrown, String message) {
    if (quotesNothing(thrown) || FIXED_MESSAGES.contains(message.toLowerCase(Locale.ROOT))) {
      return mask.apply(message);
    }
    String name = thrown.getClass().getName();
    boolean parser =
        thrown instanceof ProtocolException || HTTP_PARSERS.stream().anyMatch(name::startsWith);
    return (parser
            ? "the response is not valid HTTP ("
            : "the message is left out, since it may quote the response (")
        + CauseCopier.simpleName(thrown)
        + ")";
  }

  private static boolean quotesNothing(Throwable thrown) {
    return QUOTES_NOTHING_ELSEWHERE.contains(thrown.getClass().getName())
        || (isFromJdk(thrown) && QUOTES_NOTHING.stream().anyMatch(type -> type.isInstance(thrown)));
  }

  /** Other classes may have fields that hold what was received. */
  @Override
  public boolean mayKeep(Throwable thrown) {
    return isFromJdk(thrown);
  }

  private static boolean isFromJdk(Throwable thrown) {
    ClassLoader loader = thrown.getClass().getClassLoader();
    return loader == null || loader == ClassLoader.getPlatformClassLoader();
  }
}
