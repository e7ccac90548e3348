package io.github.contactsv3.sandbox.internal.server;

import io.github.contactsv3.sandbox.internal.access.OAuthHandlers;
import io.github.contactsv3.sandbox.internal.contacts.SandboxState;
import io.github.contactsv3.sandbox.internal.control.ControlApi;
import io.github.contactsv3.sandbox.internal.control.SandboxControl;
import io.github.contactsv3.sandbox.internal.control.SandboxParts;
import io.github.contactsv3.sandbox.internal.handlers.Handler;
import io.github.contactsv3.sandbox.internal.handlers.Handlers;
import io.github.contactsv3.sandbox.internal.http.BodyReceiver;
import io.github.contactsv3.sandbox.internal.http.HostNames;
import io.github.contactsv3.sandbox.internal.http.Origins;
import io.github.contactsv3.sandbox.internal.log.RequestRecorder;
import io.github.contactsv3.sandbox.internal.message.BodyReader;
import io.github.contactsv3.sandbox.internal.openapi.ServedDocument;
import io.github.contactsv3.sandbox.internal.seed.DemoSet;
import io.github.contactsv3.sandbox.internal.ui.Pages;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import io.undertow.server.handlers.HttpContinueReadHandler;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.xnio.Options;

/** The HTTP server of a sandbox; it listens from construction on. */
public final class SandboxServer {

  /** Of the server's libraries, which greet at every start; held, or their level would be lost. */
  private static final List<Logger> QUIET =
      Stream.of("io.undertow", "org.jboss.threads", "org.xnio").map(Logger::getLogger).toList();

  /** Logs an error when the server stops in the moment in which a client connects. */
  private static final Logger LISTENER = Logger.getLogger("org.xnio.listener");

  static {
    // Or they would log through the Log4j of the application that they find on its class path.
    System.getProperties().putIfAbsent("org.jboss.logging.provider", "jdk");
    QUIET.forEach(logger -> logger.setLevel(Level.WARNING));
    LISTENER.setFilter(record -> !(record.getThrown() instanceof ClosedChannelException));
  }

  private static final int WORKER_THREADS = 16;
  private static final long WORKER_STACK_BYTES = 4L << 20;

  /** How long {@link #stop} waits for requests that are being carried out. */
  private static final int STOP_MILLIS = 1_000;

  private final Undertow undertow;
  private final String baseUrl;

  /**
   * Where and how a server listens.
   *
   * @param host name or address of an interface
   * @param port the port, 0 for any
   * @param origins origins whose pages may read responses
   * @param requestTimeout how long a request may take to arrive
   */
  public record Settings(String host, int port, Set<String> origins, Duration requestTimeout) {}

  public SandboxServer(SandboxControl control, Settings settings) {
    String host = settings.host();
    int port = settings.port();
    HttpHandler door = new HttpContinueReadHandler(door(control, settings));
    int timeoutMillis = (int) settings.requestTimeout().toMillis();
    this.undertow =
        Undertow.builder()
            .addHttpListener(port, host)
            .setIoThreads(2)
            .setWorkerThreads(WORKER_THREADS)
            .setWorkerOption(Options.STACK_SIZE, WORKER_STACK_BYTES)
            .setWorkerOption(Options.THREAD_DAEMON, true)
            .setServerOption(UndertowOptions.DECODE_URL, false)
            // Refused by the front door, with a body and a log entry.
            .setServerOption(UndertowOptions.REQUIRE_HOST_HTTP11, false)
            .setServerOption(UndertowOptions.ALLOW_UNESCAPED_CHARACTERS_IN_URL, true)
            .setServerOption(UndertowOptions.RECORD_REQUEST_START_TIME, true)
            .setServerOption(UndertowOptions.REQUEST_PARSE_TIMEOUT, timeoutMillis)
            .setServerOption(UndertowOptions.SHUTDOWN_TIMEOUT, STOP_MILLIS)
            .setHandler(door)
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
    boolean bareIpv6 = host.contains(":") && !host.startsWith("[");
    this.baseUrl = "http://" + (bareIpv6 ? "[" + host + "]" : host) + ":" + actual;
  }

  private FrontDoor door(SandboxControl control, Settings settings) {
    SandboxParts parts = control.parts();
    SandboxState state = parts.state();
    RequestRecorder recorder = new RequestRecorder(parts.requests(), state.clock());
    ResponseSender sender = new ResponseSender(state, parts.quota());
    RequestGuard failures = new RequestGuard(state.ids(), parts.quota(), recorder, sender);
    Map<String, Handler> handlers = Handlers.of(state, ServedDocument.contacts());
    Handlers.check(parts.operations(), handlers, OAuthHandlers.OPERATIONS);
    Service service = new Service(parts, handlers, failures);
    DemoSet demo = new DemoSet(state, parts.tokens(), control.locationId());
    return new FrontDoor(
        new HostNames(settings.host()),
        new Origins(settings.origins()),
        new BodyReceiver(BodyReader.MAX_BYTES, settings.requestTimeout()),
        failures,
        service,
        new Pages(demo),
        new ControlApi(control, this::baseUrl, demo, settings.requestTimeout()),
        new Pipeline(
            parts.faults(), state.options().latency(), service, recorder, sender, failures));
  }

  public String baseUrl() {
    return baseUrl;
  }

  public void stop() {
    undertow.stop();
  }
}
