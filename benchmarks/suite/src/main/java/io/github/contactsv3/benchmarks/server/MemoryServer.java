package io.github.contactsv3.benchmarks.server;

import io.undertow.Undertow;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.SameThreadExecutor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Responds from memory over connections that stay open, as the {@link Link} in the path says. Ends
 * with its standard input, so that it does not outlive the process that started it.
 */
public final class MemoryServer {
  private static final Pattern AFTER = Pattern.compile("\"searchAfter\":\\[(\\d+)");
  private static final Pattern LIMIT = Pattern.compile("\"pageLimit\":(\\d+)");
  private static final byte[] CONTACT = ResponseBodies.contact();
  private static final byte[] NOT_FOUND = ResponseBodies.notFound();
  private static final String[][] LIMITS = {
    {"X-RateLimit-Limit-Daily", "200000"},
    {"X-RateLimit-Daily-Remaining", "199000"},
    {"X-RateLimit-Interval-Milliseconds", "10000"},
    {"X-RateLimit-Max", "100"},
    {"X-RateLimit-Remaining", "99"}
  };

  private MemoryServer() {}

  /**
   * Starts the server, prints its port and waits for the end of the standard input.
   *
   * @param arguments none
   * @throws IOException if the standard input can't be read
   */
  public static void main(String[] arguments) throws IOException {
    System.setProperty("org.jboss.logging.provider", "slf4j");
    Undertow server =
        Undertow.builder()
            .addHttpListener(0, "127.0.0.1")
            .setIoThreads(1)
            .setWorkerThreads(1)
            .setHandler(MemoryServer::respond)
            .build();
    server.start();
    InetSocketAddress address = (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
    System.out.println(address.getPort());
    while (System.in.read() >= 0) {
      // Nothing is said to it.
    }
    server.stop();
  }

  private static void respond(HttpServerExchange exchange) {
    Link link = Link.parse(exchange.getRequestPath());
    exchange
        .getRequestReceiver()
        .receiveFullBytes(
            (same, body) -> {
              if (link.delayMillis() == 0) {
                send(same, link, body);
              } else {
                same.dispatch(
                    SameThreadExecutor.INSTANCE,
                    () ->
                        same.getIoThread()
                            .executeAfter(
                                () -> send(same, link, body),
                                link.delayMillis(),
                                TimeUnit.MILLISECONDS));
              }
            });
  }

  private static void send(HttpServerExchange exchange, Link link, byte[] request) {
    byte[] body = body(exchange, link, request);
    HeaderMap headers = exchange.getResponseHeaders();
    headers.put(Headers.CONTENT_TYPE, "application/json; charset=utf-8");
    for (String[] limit : LIMITS) {
      headers.put(new HttpString(limit[0]), limit[1]);
    }
    if (!link.isSlow()) {
      exchange.getResponseSender().send(ByteBuffer.wrap(body));
      return;
    }
    String accepted = exchange.getRequestHeaders().getFirst(Headers.ACCEPT_ENCODING);
    if (accepted != null && accepted.contains("gzip")) {
      headers.put(Headers.CONTENT_ENCODING, "gzip");
      body = ResponseBodies.gzip(body);
    }
    ThrottledSender.send(exchange, body, link.bytesPerSecond());
  }

  private static byte[] body(HttpServerExchange exchange, Link link, byte[] request) {
    String route = Link.route(exchange.getRequestPath());
    if (route.equals("search")) {
      String text = new String(request, StandardCharsets.ISO_8859_1);
      int size = number(LIMIT, text, 100);
      return ResponseBodies.page(number(AFTER, text, -1) + 1, size, (long) size * link.pages());
    }
    if (route.equals("missing")) {
      exchange.setStatusCode(404);
      return NOT_FOUND;
    }
    exchange.setStatusCode(exchange.getRequestMethod().equalToString("POST") ? 201 : 200);
    return CONTACT;
  }

  private static int number(Pattern pattern, String text, int otherwise) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Integer.parseInt(matcher.group(1)) : otherwise;
  }
}
