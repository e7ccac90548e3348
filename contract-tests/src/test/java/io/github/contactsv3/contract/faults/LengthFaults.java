package io.github.contactsv3.contract.faults;

import static io.github.contactsv3.contract.faults.Expectation.bodiless;
import static io.github.contactsv3.contract.faults.Expectation.lost;
import static io.github.contactsv3.contract.faults.Expectation.success;
import static io.github.contactsv3.contract.faults.Expectation.timeout;
import static io.github.contactsv3.contract.faults.Expectation.tolerable;
import static io.github.contactsv3.contract.faults.Expectation.undecodable;
import static io.github.contactsv3.contract.faults.Expectation.unreadable;

import java.util.Arrays;

/** Faults of the length of a body, and bodies without one. */
final class LengthFaults extends PhaseFaults {
  LengthFaults() {
    super(Phase.FRAMING);
    lengths();
    contradictions();
    wrongLengths();
    ends();
  }

  private void lengths() {
    length("Content-Length is a word.", lost(), "abc");
    length("Content-Length is empty.", lost(), "");
    length("Content-Length is negative.", lost(), "-1");
    length("Content-Length has more digits than an integer can have.", lost(), "9".repeat(20));
    length("Content-Length is a fraction.", lost(), "2.5");
    length("Content-Length is hexadecimal.", lost(), "0x10");
  }

  private void length(String description, Expectation expectation, String length) {
    framed(description, expectation, "Content-Length: " + length);
  }

  /** Adds a server that frames its success so, and closes. */
  private void framed(String description, Expectation expectation, String... headers) {
    thenFinish(
        description,
        expectation,
        peer -> peer.write(peer.success().with(headers).bytesAsTheyAre()));
  }

  private void contradictions() {
    thenFinish(
        "Content-Length stands twice in one header, with the same value.",
        tolerable(),
        peer -> {
          int length = peer.success().content().length;
          peer.write(
              peer.success().with("Content-Length: " + length + ", " + length).bytesAsTheyAre());
        });
    thenFinish(
        "Two headers Content-Length contradict each other.",
        unreadable(),
        peer -> {
          int length = peer.success().content().length;
          peer.write(
              peer.success()
                  .with("Content-Length: " + (length - 3), "Content-Length: " + length)
                  .bytesAsTheyAre());
        });
    framed("Transfer-Encoding is unknown.", unreadable(), "Transfer-Encoding: parcels");
  }

  private void wrongLengths() {
    thenFinish(
        "The body ends before its announced length.",
        lost(),
        peer -> peer.write(shortened(peer.success().bytes())));
    whenAsked(
        "The body is reset before its announced length.",
        lost(),
        peer -> {
          peer.write(shortened(peer.success().bytes()));
          peer.reset();
        });
    whenAsked(
        "The body stops before its announced length, and the connection stays open.",
        timeout(),
        peer -> {
          peer.write(shortened(peer.success().bytes()));
          peer.hold();
        });
    whenAsked(
        "The body goes on after its announced length, which cuts its JSON.",
        undecodable(),
        peer ->
            peer.write(
                peer.success()
                    .with("Content-Length: " + (peer.success().content().length - 3))
                    .bytesAsTheyAre()));
    whenAsked(
        "The announced length is zero, and a body follows.",
        bodiless(),
        peer -> peer.write(peer.success().with("Content-Length: 0").bytesAsTheyAre()));
  }

  private static byte[] shortened(byte[] bytes) {
    return Arrays.copyOf(bytes, bytes.length - 3);
  }

  private void ends() {
    framed("The body has no length and ends with the connection.", success());
    thenFinish(
        "The body has no length, and the connection ends within its JSON.",
        undecodable(),
        peer -> peer.write(shortened(peer.success().bytesAsTheyAre())));
    whenAsked(
        "The body has no length, and the connection stays open.",
        timeout(),
        peer -> {
          peer.write(peer.success().bytesAsTheyAre());
          peer.hold();
        });
    thenFinish(
        "The response is HTTP/1.0, whose body ends with the connection.",
        success(),
        peer ->
            peer.write(
                peer.success()
                    .withStatusLine(peer.success().statusLine().replace("1.1", "1.0"))
                    .bytesAsTheyAre()));
  }
}
