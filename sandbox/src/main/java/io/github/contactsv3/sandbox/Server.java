package io.github.contactsv3.sandbox;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.xnio.Options;

/** The HTTP server of a sandbox; it listens from construction on. */
final class Server {

  /** Of the server's libraries, which greet at every start; held, or their level would be lost. */
  private static final List<Logger> QUIET =
      Stream.of("io.undertow", "org.jboss.threads", "org.xnio").map(Logger::getLogger).toList();

  static {
    // Or they would log through the Log4j of the application that they find on its class path.
    System.getProperties().putIfAbsent("org.jboss.logging.provider", "jdk");
    QUIET.forEach(logger -> logger.setLevel(Level.WARNING));
  }

  private static final int WORKER_THREADS = 16;
  private static final long WORKER_STACK_BYTES = 4L << 20;

  private final Undertow undertow;
  private final Set<String> operations;
  private final String baseUrl;

  Server(ContactsSandbox sandbox, SandboxState state, ApiDocument document, String host, int port) {
    Map<String, Handler> handlers = Handlers.of(state, document);
    this.operations =
        state.operations.stream().map(Operation::id).collect(Collectors.toCollection(TreeSet::new));
    HttpHandler api = new Pipeline(state, new Service(state, handlers));
    HttpHandler pages = new Pages();
    HttpHandler control = new ControlApi(sandbox, state, document);
    this.undertow =
        Undertow.builder()
            .addHttpListener(port, host)
            .setIoThreads(2)
            .setWorkerThreads(WORKER_THREADS)
            .setWorkerOption(Options.STACK_SIZE, WORKER_STACK_BYTES)
            .setWorkerOption(Options.THREAD_DAEMON, true)
            .setServerOption(UndertowOptions.DECODE_URL, false)
            .setServerOption(UndertowOptions.ALLOW_UNESCAPED_CHARACTERS_IN_URL, true)
            .setHandler(exchange -> pick(exchange, pages, control, api).handleRequest(exchange))
            .build();
    try {
      undertow.start();
    } catch (RuntimeException e) {
      // Undertow wraps the reason, such as an address that is in use.
      Throwable reason = e.getCause() == null ? e : e.getCause();
      throw new IllegalStateException(
          "cannot listen on " + host + ":" + port + ": " + reason.getMessage(), e);
    }
    int actual = ((InetSocketAddress) undertow.getListenerInfo().get(0).getAddress()).getPort();
    this.baseUrl = "http://" + host + ":" + actual;
  }

  private static HttpHandler pick(
      HttpServerExchange exchange, HttpHandler pages, HttpHandler control, HttpHandler api) {
    if (Pages.owns(exchange)) {
      return pages;
    }
    return ControlApi.owns(exchange.getRequestPath()) ? control : api;
  }

  String baseUrl() {
    return baseUrl;
  }

  Set<String> operations() {
    return new TreeSet<>(operations);
  }

  void stop() {
    undertow.stop();
  }
}
