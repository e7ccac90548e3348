package io.github.contactsv3.contract.faults;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The faults of one phase, which its subclass adds. */
abstract class PhaseFaults {
  private final Phase phase;
  private final List<HttpFault> faults = new ArrayList<>();

  PhaseFaults(Phase phase) {
    this.phase = phase;
  }

  final void add(String description, Expectation expectation, Consumer<HttpFault.Builder> options) {
    faults.add(HttpFault.of(phase, description, expectation, options));
  }

  /** Adds a server that reads each request and does this then. */
  final void whenAsked(String description, Expectation expectation, Script response) {
    add(description, expectation, fault -> fault.script(Script.whenAsked(response)));
  }

  /** Adds a server that begins its response so, and goes on with this for 500 MB. */
  final void endless(String description, Expectation expectation, Script start, String piece) {
    add(
        description,
        expectation,
        fault ->
            fault
                .heavy()
                .script(
                    Script.whenAsked(
                        peer -> {
                          start.play(peer);
                          peer.flood(piece.getBytes(StandardCharsets.US_ASCII));
                        })));
  }

  /** Adds a server that does this to a request and closes when the client has read it. */
  final void thenFinish(String description, Expectation expectation, Script response) {
    whenAsked(
        description,
        expectation,
        peer -> {
          response.play(peer);
          peer.finish();
        });
  }

  /** Adds a server that does this to the first request, and none to the next. */
  final void onceAsked(String description, Expectation expectation, Script response) {
    add(description, expectation, fault -> fault.script(Script.onceAsked(response)));
  }

  /** Adds a server that gives each request this response and closes. */
  final void text(String description, Expectation expectation, String response) {
    thenFinish(description, expectation, peer -> peer.write(response));
  }

  /** Adds a server that gives each request a success that was changed. */
  final void changed(
      String description, Expectation expectation, UnaryOperator<ScriptedResponse> change) {
    whenAsked(description, expectation, peer -> peer.send(change.apply(peer.success())));
  }

  final List<HttpFault> all() {
    return List.copyOf(faults);
  }
}
