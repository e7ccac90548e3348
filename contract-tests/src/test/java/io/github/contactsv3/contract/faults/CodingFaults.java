package io.github.contactsv3.contract.faults;

import static io.github.contactsv3.contract.faults.Expectation.bodiless;
import static io.github.contactsv3.contract.faults.Expectation.refused;
import static io.github.contactsv3.contract.faults.Expectation.success;
import static io.github.contactsv3.contract.faults.Expectation.tolerable;
import static io.github.contactsv3.contract.faults.Expectation.undecodable;
import static io.github.contactsv3.contract.faults.Expectation.unreadable;

import io.github.contactsv3.errors.ValidationException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/** Faults of compressed bodies. */
final class CodingFaults extends PhaseFaults {
  CodingFaults() {
    super(Phase.CODING);
    rightGzip();
    wrongGzip();
    bombs();
    otherCodings();
    errors();
  }

  private void rightGzip() {
    coded("The body is gzip, which the client has asked for.", success(), "gzip", Gzip::of);
    coded("The coding is gzip by its old name.", success(), "x-gzip", Gzip::of);
    coded("The coding is gzip in capitals.", success(), "GZIP", Gzip::of);
    coded("The coding is named, and is none.", success(), "identity", body -> body);
    coded(
        "The body is gzip in several members.",
        success(),
        "gzip",
        body ->
            joined(
                Gzip.of(Arrays.copyOf(body, 5)),
                Gzip.of(Arrays.copyOfRange(body, 5, body.length))));
    whenAsked(
        "The body is gzip and chunked, with a chunk for each byte.",
        success(),
        peer -> {
          peer.write(
              peer.success().with("Content-Encoding: gzip", "Transfer-Encoding: chunked").head());
          ByteArrayOutputStream chunks = new ByteArrayOutputStream();
          for (byte b : Gzip.of(peer.success().content())) {
            chunks.writeBytes(new byte[] {'1', '\r', '\n', b, '\r', '\n'});
          }
          peer.write(joined(chunks.toByteArray(), "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
        });
  }

  private void wrongGzip() {
    coded("The coding is gzip, the body is plain.", tolerableOrUnreadable(), "gzip", body -> body);
    changed(
        "The body is gzip, and no header says so.",
        undecodable(),
        response -> response.withContent(Gzip.of(response.content())));
    coded(
        "The gzip ends within the compressed data.",
        unreadable(),
        "gzip",
        body -> Arrays.copyOf(Gzip.of(body), 20));
    coded(
        "The gzip ends within its header.",
        unreadable(),
        "gzip",
        body -> Arrays.copyOf(Gzip.of(body), 7));
    coded(
        "The compressed data is broken.",
        unreadable(),
        "gzip",
        body -> {
          byte[] broken = Gzip.of(body);
          Arrays.fill(broken, 12, 30, (byte) 0xfe);
          return broken;
        });
    coded(
        "The checksum of the gzip is wrong.",
        unreadable(),
        "gzip",
        body -> {
          byte[] broken = Gzip.of(body);
          broken[broken.length - 6] ^= 1;
          return broken;
        });
    coded(
        "Something else follows the gzip.",
        tolerableOrUnreadable(),
        "gzip",
        body -> joined(Gzip.of(body), "rubbish".getBytes(StandardCharsets.US_ASCII)));
    coded("The coding is gzip, the body is empty.", bodiless(), "gzip", body -> new byte[0]);
    coded("The gzip holds nothing.", bodiless(), "gzip", body -> Gzip.of(new byte[0]));
  }

  private static Expectation tolerableOrUnreadable() {
    return tolerable().or(Expectation.DECODING);
  }

  private void bombs() {
    add(
        "The gzip is small and decodes to a thousand times its size.",
        unreadable(),
        fault ->
            fault
                .heavy()
                .script(
                    Script.whenAsked(
                        peer -> {
                          peer.write(
                              peer.success()
                                  .with("Content-Encoding: gzip", "Connection: close")
                                  .head());
                          peer.write(Gzip.HEADER);
                          peer.flood(Gzip.block());
                          peer.finish();
                        })));
  }

  private void otherCodings() {
    coded("The coding is deflate.", tolerableOrUnreadable(), "deflate", Gzip::deflated);
    coded(
        "The coding is Brotli.",
        unreadable(),
        "br",
        body -> joined(new byte[] {0x0b, (byte) (body.length / 2), (byte) 0x80}, body));
    coded("The coding has a name that nobody knows.", unreadable(), "shrink", body -> body);
    coded(
        "The body is gzip in gzip.",
        tolerableOrUnreadable(),
        "gzip, gzip",
        body -> Gzip.of(Gzip.of(body)));
    coded("The coding is an empty word.", tolerableOrUnreadable(), "", body -> body);
    thenFinish(
        "The body is gzip by Transfer-Encoding.",
        tolerableOrUnreadable(),
        peer -> {
          byte[] gzip = Gzip.of(peer.success().content());
          peer.write(peer.success().with("Transfer-Encoding: gzip, chunked").head());
          peer.write(Integer.toHexString(gzip.length) + "\r\n");
          peer.write(joined(gzip, "\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
        });
  }

  private void errors() {
    whenAsked(
        "The body of an error is gzip.",
        refused(ValidationException.class).saying("email must be an email"),
        peer -> {
          ScriptedResponse error = invalid();
          peer.send(error.with("Content-Encoding: gzip").withContent(Gzip.of(error.content())));
        });
    whenAsked(
        "The body of an error is broken gzip.",
        refused(ValidationException.class),
        peer -> peer.send(invalid().with("Content-Encoding: gzip")));
    whenAsked(
        "The body of an error has a coding that the client doesn't know.",
        refused(ValidationException.class),
        peer -> peer.send(invalid().with("Content-Encoding: br")));
  }

  private static ScriptedResponse invalid() {
    return ScriptedResponse.error(
        "422 Unprocessable Entity", "{\"message\":[\"email must be an email\"]}");
  }

  private void coded(
      String description, Expectation expectation, String coding, UnaryOperator<byte[]> coder) {
    changed(
        description,
        expectation,
        response ->
            response
                .with("Content-Encoding: " + coding)
                .withContent(coder.apply(response.content())));
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      bytes.writeBytes(part);
    }
    return bytes.toByteArray();
  }
}
