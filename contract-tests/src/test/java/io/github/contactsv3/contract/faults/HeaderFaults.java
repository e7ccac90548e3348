package io.github.contactsv3.contract.faults;

import static io.github.contactsv3.contract.faults.Expectation.lost;
import static io.github.contactsv3.contract.faults.Expectation.success;
import static io.github.contactsv3.contract.faults.Expectation.tolerable;
import static io.github.contactsv3.contract.faults.Expectation.unreadable;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Faults of the headers. */
final class HeaderFaults extends PhaseFaults {
  HeaderFaults() {
    super(Phase.HEAD);
    brokenHeaders();
    endlessHeaders();
    harmless();
  }

  private void brokenHeaders() {
    text(
        "The response ends within the headers.",
        lost(),
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Le");
    text(
        "The connection ends before the empty line.",
        lost(),
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n");
    text(
        "A header has no colon.",
        lost(),
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nno colon here\r\n\r\n{}");
    changed("A header has no name.", tolerable(), response -> response.with(": nameless"));
    changed(
        "The name of a header contains a space.",
        tolerable(),
        response -> response.with("X Odd: value"));
    changed(
        "A header contains a null character.",
        tolerable(),
        response -> response.with("X-Odd: a\u0000b"));
  }

  private void endlessHeaders() {
    endless(
        "One header has no end.",
        unreadable(),
        peer -> peer.write("HTTP/1.1 200 OK\r\nX-Long: "),
        "x".repeat(8192));
    endless(
        "Headers have no end.",
        unreadable(),
        peer -> peer.write("HTTP/1.1 200 OK\r\n"),
        "X-Many: values\r\n".repeat(512));
    endless(
        "The status line has no end.",
        unreadable(),
        peer -> peer.write("HTTP/1.1 200 "),
        "x".repeat(8192));
  }

  private void harmless() {
    whenAsked(
        "Lines end without a carriage return.",
        success(),
        peer ->
            peer.write(
                new String(peer.success().bytes(), StandardCharsets.UTF_8).replace("\r\n", "\n")));
    changed(
        "A header goes on in the next line.",
        success(),
        response -> response.with("X-Folded: one\r\n two"));
    changed(
        "A header and the reason contain bytes that are no ASCII.",
        success(),
        response ->
            response
                .withStatusLine(response.statusLine() + " \u00e4\u00ff")
                .with("X-Odd: \u00fc\u0080"));
    changed(
        "The headers say that the connection closes, and it stays open.",
        success(),
        response -> response.with("Connection: close"));
    changed(
        "The Content-Type is missing.",
        success(),
        response -> new ScriptedResponse(response.statusLine(), List.of(), response.content()));
    changed(
        "The Content-Type names a charset that doesn't exist.",
        success(),
        response ->
            new ScriptedResponse(
                response.statusLine(),
                List.of("Content-Type: application/json; charset=klingon"),
                response.content()));
    changed(
        "The headers of the rate limit are no numbers.",
        success(),
        response ->
            response.with(
                "X-RateLimit-Max: many",
                "X-RateLimit-Remaining: -",
                "X-RateLimit-Interval-Milliseconds: 1e99"));
    add(
        "An earlier response sets a cookie, which must not come back.",
        success(),
        fault ->
            fault
                .followsCall()
                .script(
                    Script.whenAsked(
                        peer -> {
                          if (peer.server().isFirst()) {
                            peer.send(peer.success().with("Set-Cookie: session=1; Path=/"));
                            peer.server().settle();
                          } else {
                            peer.send(
                                peer.isAskedWith("Cookie:")
                                    ? ScriptedResponse.error("400 Bad Request", "{}")
                                    : peer.success());
                          }
                        })));
  }
}
