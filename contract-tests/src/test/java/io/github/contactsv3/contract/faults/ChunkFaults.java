package io.github.contactsv3.contract.faults;

import static io.github.contactsv3.contract.faults.Expectation.lost;
import static io.github.contactsv3.contract.faults.Expectation.success;
import static io.github.contactsv3.contract.faults.Expectation.timeout;
import static io.github.contactsv3.contract.faults.Expectation.tolerable;
import static io.github.contactsv3.contract.faults.Expectation.unreadable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Faults of chunks and trailers. */
final class ChunkFaults extends PhaseFaults {
  static final String CHUNKED = "Transfer-Encoding: chunked";

  ChunkFaults() {
    super(Phase.FRAMING);
    contradictions();
    chunkSizes();
    chunks();
    trailers();
  }

  private void contradictions() {
    whenAsked(
        "The body is chunked and has a Content-Length, too.",
        tolerable(),
        peer ->
            peer.write(
                peer.success()
                    .with("Content-Length: 3", CHUNKED)
                    .withContent(chunk(peer.success().text()) + "0\r\n\r\n")
                    .bytesAsTheyAre()));
    thenFinish(
        "The body is chunked twice.",
        unreadable(),
        peer -> {
          String once = chunk(peer.success().text()) + "0\r\n\r\n";
          peer.write(
              peer.success()
                  .with("Transfer-Encoding: chunked, chunked")
                  .withContent(chunk(once) + "0\r\n\r\n")
                  .bytesAsTheyAre());
        });
  }

  private void chunkSizes() {
    chunked("A chunk's size is no number.", lost(), "zz\r\n{}\r\n0\r\n\r\n");
    chunked("A chunk's size is negative.", lost(), "-2\r\n{}\r\n0\r\n\r\n");
    chunked("A chunk's size overflows.", lost(), "f".repeat(17) + "\r\n{}\r\n0\r\n\r\n");
    chunked("A chunk's size is missing.", lost(), "\r\n{}\r\n0\r\n\r\n");
    endless(
        "A chunk's extension has no end.",
        unreadable(),
        peer -> {
          peer.write(peer.success().with(CHUNKED).head());
          peer.write("2;");
        },
        "x".repeat(8192));
  }

  private void chunks() {
    chunked("A chunk is longer than its size.", lost(), "2\r\n{\"a\":1}\r\n0\r\n\r\n");
    chunked("The connection ends within a chunk.", lost(), "40\r\n{\"contact\":");
    thenFinish(
        "The connection ends before the last chunk.",
        lost(),
        peer -> sendChunked(peer, chunk(peer.success().text())));
    whenAsked(
        "The last chunk never comes.",
        timeout(),
        peer -> {
          sendChunked(peer, chunk(peer.success().text()));
          peer.hold();
        });
    whenAsked(
        "Each byte is a chunk of its own, with an extension.",
        success(),
        peer -> {
          StringBuilder chunks = new StringBuilder();
          for (char c : peer.success().text().toCharArray()) {
            chunks.append("1;a=\"b\"\r\n").append(c).append("\r\n");
          }
          sendChunked(peer, chunks + "0\r\n\r\n");
        });
  }

  private void trailers() {
    whenAsked(
        "Trailers come after the last chunk.",
        success(),
        peer ->
            sendChunked(
                peer, chunk(peer.success().text()) + "0\r\nX-Checksum: 1\r\nX-Other: 2\r\n\r\n"));
    thenFinish(
        "A trailer has no colon.",
        tolerable(),
        peer -> sendChunked(peer, chunk(peer.success().text()) + "0\r\nno colon here\r\n\r\n"));
    thenFinish(
        "The connection ends within the trailers.",
        tolerable(),
        peer -> sendChunked(peer, chunk(peer.success().text()) + "0\r\nX-Check"));
    endless(
        "Trailers have no end.",
        tolerable(),
        peer -> sendChunked(peer, chunk(peer.success().text()) + "0\r\n"),
        "X-Many: values\r\n".repeat(512));
  }

  private void chunked(String description, Expectation expectation, String content) {
    thenFinish(description, expectation, peer -> sendChunked(peer, content));
  }

  private static void sendChunked(Peer peer, String content) throws IOException {
    peer.write(peer.success().with(CHUNKED).withContent(content).bytesAsTheyAre());
  }

  /** Returns a text as one chunk. */
  static String chunk(String text) {
    return Integer.toHexString(text.getBytes(StandardCharsets.UTF_8).length)
        + "\r\n"
        + text
        + "\r\n";
  }
}
