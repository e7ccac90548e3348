package io.github.contactsv3.contract.faults;

import static io.github.contactsv3.contract.faults.Expectation.bodiless;
import static io.github.contactsv3.contract.faults.Expectation.lost;
import static io.github.contactsv3.contract.faults.Expectation.overloaded;
import static io.github.contactsv3.contract.faults.Expectation.refused;
import static io.github.contactsv3.contract.faults.Expectation.success;
import static io.github.contactsv3.contract.faults.Expectation.successAfterRetry;
import static io.github.contactsv3.contract.faults.Expectation.timeout;
import static io.github.contactsv3.contract.faults.Expectation.unreadable;

import io.github.contactsv3.errors.AuthenticationException;
import io.github.contactsv3.errors.RateLimitedException;
import io.github.contactsv3.errors.ServerErrorException;
import io.github.contactsv3.errors.ServiceException;
import java.util.HexFormat;

/** Faults of the status line, other protocols in its place, and statuses. */
final class StatusFaults extends PhaseFaults {
  StatusFaults() {
    super(Phase.HEAD);
    statusLines();
    http2();
    interim();
    statuses();
  }

  private void statusLines() {
    text("The response ends within the status line.", lost(), "HTTP/1.1 20");
    text("The status line is no HTTP.", lost(), "WELCOME TO THE MACHINE\r\n\r\n{}");
    thenFinish(
        "The body comes without status line and headers, as in HTTP/0.9.",
        lost(),
        peer -> peer.write(peer.success().content()));
    text("The status is a word.", lost(), "HTTP/1.1 fine OK\r\nContent-Length: 2\r\n\r\n{}");
    text("The status is missing.", lost(), "HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}");
    text(
        "The status has too many digits for an integer.",
        lost(),
        "HTTP/1.1 20000000000000000000 OK\r\nContent-Length: 2\r\n\r\n{}");
    text("The status is negative.", lost(), "HTTP/1.1 -200 OK\r\nContent-Length: 2\r\n\r\n{}");
    text(
        "The version of HTTP is one that doesn't exist.",
        lost(),
        "HTTP/7.3 200 OK\r\nContent-Length: 2\r\n\r\n{}");
    changed(
        "The status is of no known class.",
        refused(ServiceException.class),
        response -> response.withStatusLine("HTTP/1.1 799 Unheard"));
    changed(
        "The status line has no reason.",
        success(),
        response -> response.withStatusLine("HTTP/1.1 200"));
  }

  private void http2() {
    hex("The server speaks HTTP/2: its settings come first.", "000006040000000000000300000064");
    hex("The server speaks HTTP/2 and says GOAWAY.", "0000080700000000000000000000000001");
    text(
        "The server sends the preface of HTTP/2, which is the client's.",
        lost(),
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
    changed(
        "The server offers an upgrade to HTTP/2 with its response.",
        success(),
        response -> response.with("Upgrade: h2c", "Connection: Upgrade"));
  }

  private void interim() {
    whenAsked(
        "Interim responses come before the final one.",
        success(),
        peer -> {
          peer.write("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 102 Processing\r\n\r\n");
          peer.write("HTTP/1.1 103 Early Hints\r\nLink: </style.css>\r\n\r\n");
          peer.send(peer.success());
        });
    thenFinish(
        "The server switches protocols, which nobody has asked for.",
        unreadable(),
        peer -> {
          peer.write("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n");
          peer.write("Connection: Upgrade\r\n\r\n");
        });
    whenAsked(
        "Interim responses come without end.",
        timeout(),
        peer -> peer.drip("HTTP/1.1 100 Continue\r\n\r\n"));
  }

  private void statuses() {
    changed(
        "The server redirects to another host.",
        refused(ServiceException.class),
        response ->
            response
                .withStatusLine("HTTP/1.1 307 Temporary Redirect")
                .with("Location: http://unknown.invalid/contacts/"));
    text(
        "The success has no content, and says so with its status.",
        bodiless(),
        "HTTP/1.1 204 No Content\r\n\r\n");
    text(
        "The server says that nothing was modified, which nobody has asked for.",
        refused(ServiceException.class),
        "HTTP/1.1 304 Not Modified\r\n\r\n");
    changed(
        "The server wants a password in place of the token.",
        refused(AuthenticationException.class),
        response ->
            response
                .withStatusLine("HTTP/1.1 401 Unauthorized")
                .with("WWW-Authenticate: Basic realm=\"service\""));
    onceAsked(
        "The rate limit is exceeded once.",
        successAfterRetry(),
        peer -> peer.send(ScriptedResponse.error("429 Too Many Requests", "{}")));
    whenAsked(
        "The rate limit is exceeded for longer than the call may take.",
        refused(RateLimitedException.class),
        peer ->
            peer.send(
                ScriptedResponse.error("429 Too Many Requests", "{}").with("Retry-After: 86400")));
    whenAsked(
        "The server is overloaded, and Retry-After is no time.",
        overloaded(ServerErrorException.class),
        peer ->
            peer.send(
                ScriptedResponse.error("503 Service Unavailable", "{}").with("Retry-After: soon")));
  }

  private void hex(String description, String response) {
    thenFinish(description, lost(), peer -> peer.write(HexFormat.of().parseHex(response)));
  }
}
