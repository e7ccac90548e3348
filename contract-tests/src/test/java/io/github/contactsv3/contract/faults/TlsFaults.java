package io.github.contactsv3.contract.faults;

import static io.github.contactsv3.contract.faults.Expectation.lost;
import static io.github.contactsv3.contract.faults.Expectation.neverArrives;
import static io.github.contactsv3.contract.faults.Expectation.timeoutBeforeSending;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** Faults of the handshake and of the records. */
final class TlsFaults extends PhaseFaults {
  /** Fatal alerts, which tell the client that there is no way to agree. */
  private static final String NO_COMMON_VERSION = "15030100020246";

  private static final String NO_COMMON_CIPHER = "15030300020228";

  TlsFaults() {
    super(Phase.TLS);
    certificates();
    handshakes();
    otherProtocols();
    records();
  }

  private void certificates() {
    add(
        "The certificate is of an unknown authority.",
        neverArrives().once(),
        fault -> fault.tls(Certificates::untrusted));
    add(
        "The certificate is of another host.",
        neverArrives().once(),
        fault -> fault.tls(Certificates::ofOtherHost));
    add(
        "The certificate has expired.",
        neverArrives().once(),
        fault -> fault.tls(Certificates::expired));
    add(
        "The server wants a certificate of the client, which has none.",
        neverArrives(),
        fault -> fault.tls(Certificates::trusted).clientCertificateNeeded());
  }

  private void handshakes() {
    handshake(
        "The server has no version of TLS in common with the client.",
        neverArrives().once(),
        peer -> sendAndFinish(peer, NO_COMMON_VERSION));
    handshake(
        "The server has no cipher in common with the client.",
        neverArrives().once(),
        peer -> sendAndFinish(peer, NO_COMMON_CIPHER));
    handshake(
        "The server sends a record of the handshake that is longer than TLS allows.",
        neverArrives().once(),
        peer -> sendAndFinish(peer, "160303ffff02000000"));
    handshake("The server closes in the handshake.", neverArrives(), Peer::finish);
    handshake("The server resets in the handshake.", neverArrives(), Peer::reset);
    handshake("The server stays silent in the handshake.", timeoutBeforeSending(), Peer::hold);
  }

  private void otherProtocols() {
    handshake(
        "The port speaks plain HTTP, the URL says https.",
        neverArrives().once(),
        peer -> {
          peer.write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
          peer.finish();
        });
    add(
        "The port speaks TLS, the URL says http.",
        lost(),
        fault ->
            fault.script(
                peer -> {
                  peer.arrive();
                  peer.readPiece();
                  sendAndFinish(peer, NO_COMMON_VERSION);
                }));
  }

  private void records() {
    encrypted(
        "The connection ends below TLS, without a word, in the middle of a body.",
        peer -> {
          byte[] bytes = peer.success().bytes();
          peer.write(Arrays.copyOf(bytes, bytes.length - 5));
        });
    encrypted(
        "Bytes that are no TLS come after the request.",
        peer -> {
          peer.below().getOutputStream().write("no TLS at all".getBytes(StandardCharsets.US_ASCII));
          peer.below().getOutputStream().flush();
        });
  }

  /** Adds a server that reads the client's first message and does this then. */
  private void handshake(String description, Expectation expectation, Script then) {
    add(
        description,
        expectation,
        fault ->
            fault
                .https()
                .script(
                    peer -> {
                      peer.readPiece();
                      then.play(peer);
                    }));
  }

  /** Adds a server that reads a request, does this, and ends the connection below TLS. */
  private void encrypted(String description, Script then) {
    add(
        description,
        lost(),
        fault ->
            fault
                .tls(Certificates::trusted)
                .script(
                    Script.whenAsked(
                        peer -> {
                          then.play(peer);
                          Socket below = peer.below();
                          below.shutdownOutput();
                          below.getInputStream().transferTo(OutputStream.nullOutputStream());
                        })));
  }

  private static void sendAndFinish(Peer peer, String hex) throws IOException {
    peer.write(HexFormat.of().parseHex(hex));
    peer.finish();
  }
}
