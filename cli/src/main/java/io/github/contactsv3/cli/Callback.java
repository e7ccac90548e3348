package io.github.contactsv3.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.Closeable;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Receives the authorization code of one sign-in, on the loopback interface only. */
final class Callback implements Closeable {
  private static final int MINUTES = 10;

  private final HttpServer server;
  private final String state;
  private final CompletableFuture<String> code = new CompletableFuture<>();

  /** The browser, which learns how the sign-in has ended. */
  private final AtomicReference<HttpExchange> browser = new AtomicReference<>();

  private Callback(HttpServer server) {
    this.server = server;
    byte[] random = new byte[18];
    new SecureRandom().nextBytes(random);
    this.state = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }

  static Callback listen(int port) throws IOException {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
      Callback callback = new Callback(server);
      server.createContext("/callback", callback::receive);
      server.start();
      return callback;
    } catch (BindException e) {
      throw new UsageException(
          "port " + port + " is in use: choose another with --port, and register it for the app");
    }
  }

  String uri() {
    return "http://localhost:" + server.getAddress().getPort() + "/callback";
  }

  /** Only the page that was opened by this sign-in knows it. */
  String state() {
    return state;
  }

  String code() {
    try {
      return code.get(MINUTES, TimeUnit.MINUTES);
    } catch (TimeoutException e) {
      throw UsageException.signIn("nobody has signed in within " + MINUTES + " minutes");
    } catch (ExecutionException e) {
      throw UsageException.signIn("the sign-in was refused");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw UsageException.signIn("interrupted");
    }
  }

  private void receive(HttpExchange exchange) throws IOException {
    Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
    String received = query.get("code");
    if (!state.equals(query.get("state"))) {
      // Of another page: the sign-in goes on waiting for its own.
      respond(exchange, 400, "This is not the sign-in that contacts login waits for.");
    } else if (received == null || received.isBlank()) {
      respond(exchange, 200, "The sign-in was refused.");
      code.completeExceptionally(new IllegalStateException());
    } else if (browser.compareAndSet(null, exchange)) {
      code.complete(received);
    } else {
      respond(exchange, 200, "The sign-in is under way already.");
    }
  }

  /** Tells the browser that all is well; without it, {@link #close} says that it is not. */
  void signedIn() throws IOException {
    end("Signed in: go back to the terminal.");
  }

  private void end(String text) throws IOException {
    HttpExchange waiting = browser.getAndSet(null);
    if (waiting != null) {
      respond(waiting, 200, text);
    }
  }

  private static void respond(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static Map<String, String> query(@Nullable String raw) {
    Map<String, String> query = new HashMap<>();
    if (raw != null) {
      for (String pair : raw.split("&", -1)) {
        int equals = pair.indexOf('=');
        if (equals > 0) {
          query.put(pair.substring(0, equals), decoded(pair.substring(equals + 1)));
        }
      }
    }
    return query;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  @Override
  public void close() throws IOException {
    try {
      end("The sign-in has failed: the terminal says why.");
    } finally {
      server.stop(0);
    }
  }
}
