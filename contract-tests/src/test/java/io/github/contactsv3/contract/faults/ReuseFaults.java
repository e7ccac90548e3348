package io.github.contactsv3.contract.faults;

import static io.github.contactsv3.contract.faults.Expectation.lostOnce;
import static io.github.contactsv3.contract.faults.Expectation.success;
import static io.github.contactsv3.contract.faults.Expectation.successAfterStaleConnection;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;

/**
 * Faults after a response that is right. The row is about the call that comes next: it must neither
 * be lost on the old connection nor be given what lies there.
 */
final class ReuseFaults extends PhaseFaults {
  ReuseFaults() {
    super(Phase.REUSE);
    after("The server closes the connection, unannounced.", Peer::close);
    after("The server resets the connection.", Peer::reset);
    after(
        "The server ends its side of the connection and reads on.",
        successAfterStaleConnection(),
        Peer::endOutput);
    after("The server sends bytes that nobody has asked for.", peer -> peer.write("\r\nrubbish"));
    after("The server sends a second response.", ReuseFaults::sendForeignResponse);
    after(
        "The server says that the connection was idle for too long, status 408, and closes.",
        peer -> {
          peer.send(ScriptedResponse.error("408 Request Timeout", "{}").with("Connection: close"));
          peer.close();
        });
    inOneGo(
        "The response comes with bytes after its announced length.",
        peer -> "rubbish".getBytes(StandardCharsets.US_ASCII));
    inOneGo("The response comes in one go with a second one.", ReuseFaults::foreignResponse);
    add(
        "The server closes the connection when the next request arrives on it.",
        lostOnce(),
        fault ->
            fault
                .followsCall()
                .script(
                    peer -> {
                      boolean closes = peer.server().isFirst();
                      for (int i = 0; peer.readRequest() && !(closes && i == 1); i++) {
                        peer.send(peer.success());
                        peer.server().settle();
                      }
                    }));
  }

  private void after(String description, Script then) {
    after(description, success(), then);
  }

  /** Adds a server that does this after its first response. */
  private void after(String description, Expectation expectation, Script then) {
    first(
        description,
        expectation,
        peer -> {
          peer.send(peer.success());
          peer.server().awaitNext();
          then.play(peer);
        });
  }

  /** Adds a server that sends its first response with more than that. */
  private void inOneGo(String description, Function<Peer, byte[]> more) {
    first(
        description,
        success(),
        peer -> peer.write(joined(peer.success().bytes(), more.apply(peer))));
  }

  private void first(String description, Expectation expectation, Script response) {
    add(
        description,
        expectation,
        fault ->
            fault
                .followsCall()
                .script(
                    Script.onceAsked(
                        peer -> {
                          response.play(peer);
                          peer.server().settle();
                        })));
  }

  private static void sendForeignResponse(Peer peer) throws IOException {
    peer.write(foreignResponse(peer));
  }

  private static byte[] foreignResponse(Peer peer) {
    return peer.success().withContent(peer.operation().body("foreign")).bytes();
  }

  private static byte[] joined(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }
}
