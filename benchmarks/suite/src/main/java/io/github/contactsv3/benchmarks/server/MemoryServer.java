package io.github.contactsv3.benchmarks.server;

import io.undertow.Undertow;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HttpString;
import io.undertow.util.SameThreadExecutor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Answers from memory over connections that stay open. The path of the base URL says how: {@code
 * /50/100} waits 50 ms before each answer and has 100 pages. Ends with its standard input, so that
 * it does not outlive who started it.
 */
public final class MemoryServer {
  private static final Pattern AFTER = Pattern.compile("\"searchAfter\":\\[(\\d+)");
  private static final Pattern LIMIT = Pattern.compile("\"pageLimit\":(\\d+)");
  private static final HttpString TYPE = new HttpString("Content-Type");
  private static final byte[] CONTACT = Bodies.contact();
  private static final byte[] NOT_FOUND = Bodies.notFound();
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
            .setHandler(MemoryServer::answer)
            .build();
    server.start();
    InetSocketAddress address = (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
    System.out.println(address.getPort());
    while (System.in.read() >= 0) {
      // Nothing is said to it.
    }
    server.stop();
  }

  private static void answer(HttpServerExchange exchange) {
    // "", delay, pages, "contacts", rest
    String[] path = exchange.getRequestPath().split("/", 5);
    int delay = Integer.parseInt(path[1]);
    int pages = Integer.parseInt(path[2]);
    exchange
        .getRequestReceiver()
        .receiveFullBytes(
            (same, body) -> {
              if (delay == 0) {
                send(same, path[4], pages, body);
              } else {
                same.dispatch(
                    SameThreadExecutor.INSTANCE,
                    () ->
                        same.getIoThread()
                            .executeAfter(
                                () -> send(same, path[4], pages, body),
                                delay,
                                TimeUnit.MILLISECONDS));
              }
            });
  }

  private static void send(HttpServerExchange exchange, String route, int pages, byte[] request) {
    byte[] body;
    if (route.equals("search")) {
      String text = new String(request, java.nio.charset.StandardCharsets.ISO_8859_1);
      int size = number(LIMIT, text, 100);
      body = Bodies.page(number(AFTER, text, -1) + 1, size, (long) size * pages);
    } else if (route.equals("missing")) {
      exchange.setStatusCode(404);
      body = NOT_FOUND;
    } else {
      exchange.setStatusCode(exchange.getRequestMethod().equalToString("POST") ? 201 : 200);
      body = CONTACT;
    }
    exchange.getResponseHeaders().put(TYPE, "application/json; charset=utf-8");
    for (String[] limit : LIMITS) {
      exchange.getResponseHeaders().put(new HttpString(limit[0]), limit[1]);
    }
    exchange.getResponseSender().send(ByteBuffer.wrap(body));
  }

  private static int number(Pattern pattern, String text, int otherwise) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Integer.parseInt(matcher.group(1)) : otherwise;
  }
}
