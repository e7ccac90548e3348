package io.github.contactsv3.contract.faults;

import static io.github.contactsv3.contract.faults.Expectation.timeout;
import static io.github.contactsv3.contract.faults.Expectation.timeoutBeforeSending;

import java.util.HexFormat;

/** Servers that always send a little, so that no read ever takes long. */
final class DripFaults extends PhaseFaults {
  DripFaults() {
    super(Phase.DRIP);
    add(
        "The handshake comes byte by byte.",
        timeoutBeforeSending(),
        fault ->
            fault
                .https()
                .script(
                    peer -> {
                      peer.readPiece();
                      peer.write(HexFormat.of().parseHex("1603034000"));
                      peer.drip("\u0002");
                    }));
    drip("The status line comes byte by byte.", "HTTP/1.1 200 ", "x");
    drip("A header comes byte by byte.", "HTTP/1.1 200 OK\r\nX-Slow: ", "x");
    drip("One header comes after the other.", "HTTP/1.1 200 OK\r\n", "X-Slow: 1\r\n");
    whenAsked(
        "A body of known length comes byte by byte.",
        timeout(),
        peer -> {
          peer.write(peer.success().with("Content-Length: 9999").head());
          peer.drip(" ");
        });
    whenAsked(
        "A body that ends with the connection comes byte by byte.",
        timeout(),
        peer -> {
          peer.write(peer.success().head());
          peer.drip(" ");
        });
    whenAsked(
        "One chunk comes after the other.",
        timeout(),
        peer -> {
          peer.write(peer.success().with(ChunkFaults.CHUNKED).head());
          peer.drip("1\r\n \r\n");
        });
    whenAsked(
        "A chunk's size comes byte by byte.",
        timeout(),
        peer -> {
          peer.write(peer.success().with(ChunkFaults.CHUNKED).head());
          peer.write("1;");
          peer.drip("x");
        });
    whenAsked(
        "One trailer comes after the other.",
        timeout(),
        peer -> {
          peer.write(peer.success().with(ChunkFaults.CHUNKED).head());
          peer.write(ChunkFaults.chunk(peer.success().text()) + "0\r\n");
          peer.drip("X-Slow: 1\r\n");
        });
    whenAsked(
        "A body of gzip comes block by block, and no block holds anything.",
        timeout(),
        peer -> {
          peer.write(peer.success().with("Content-Encoding: gzip").head());
          peer.write(Gzip.HEADER);
          peer.drip(Gzip.EMPTY_BLOCK);
        });
    whenAsked(
        "The body of an error comes byte by byte.",
        timeout().or("ServerErrorException"),
        peer -> {
          peer.write(
              ScriptedResponse.error("503 Service Unavailable", "")
                  .with("Content-Length: 9999")
                  .head());
          peer.drip(" ");
        });
  }

  /** Adds a server that begins its response so and goes on with this. */
  private void drip(String description, String start, String piece) {
    whenAsked(
        description,
        timeout(),
        peer -> {
          peer.write(start);
          peer.drip(piece);
        });
  }
}
