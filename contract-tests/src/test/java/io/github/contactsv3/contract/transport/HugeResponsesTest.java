package io.github.contactsv3.contract.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.client.ContactsClientBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** A JVM with a heap of 48 MB gets responses of 500 MB, and makes its next calls nevertheless. */
class HugeResponsesTest {
  private static final int CHUNK = 1 << 20;
  private static final int CHUNKS = 500;
  private static final List<String> HUGE =
      List.of("huge-200", "huge-503", "bomb-200", "bomb-503", "two-bombs-200");

  /** The program in the small JVM: after each huge response a call that works. */
  static final class Program {
    private Program() {}

    public static void main(String[] arguments) {
      CountingGate gate = new CountingGate();
      ContactsClientBuilder builder =
          ContactsClient.builder()
              .credentials(Credentials.privateIntegrationToken("pit-1"))
              .baseUrl(arguments[0])
              .callTimeout(Duration.ofSeconds(20))
              .quota(gate);
      if (arguments.length > 1) {
        builder.maxResponseBytes(Long.parseLong(arguments[1]));
      }
      try (ContactsClient client = builder.build()) {
        for (String id : HUGE) {
          long start = System.nanoTime();
          String outcome = outcome(client, id);
          boolean late = System.nanoTime() - start > Duration.ofSeconds(22).toNanos();
          System.out.println(
              id + ": " + outcome + (late ? ", late" : "") + ", then " + outcome(client, "c1"));
        }
      }
      System.out.println(gate.open() + " permits open");
    }

    private static String outcome(ContactsClient client, String id) {
      try {
        return client.contacts().getContact(id).getContact().getId();
      } catch (RuntimeException | OutOfMemoryError e) {
        return e.getClass().getSimpleName();
      }
    }
  }

  private static void respond(String path, OutputStream out) throws IOException {
    if (path.endsWith("c1")) {
      HttpPeer.json(out, "{\"contact\":{\"id\":\"c1\"}}");
      return;
    }
    String status = path.endsWith("200") ? "200 OK" : "503 Unavailable";
    StringBuilder head = new StringBuilder("HTTP/1.1 " + status + "\r\nRetry-After: 99\r\n");
    byte[] chunk = new byte[CHUNK];
    int chunks = CHUNKS;
    if (path.contains("bomb")) {
      boolean twice = path.contains("two");
      head.append("Content-Encoding: ").append(twice ? "gzip, gzip" : "gzip").append("\r\n");
      chunk = twice ? Bombs.TWICE : Bombs.ONCE;
      chunks = 1;
    }
    head.append("Transfer-Encoding: chunked\r\n\r\n");
    out.write(head.toString().getBytes(StandardCharsets.US_ASCII));
    for (int i = 0; i < chunks; i++) {
      out.write((Integer.toHexString(chunk.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
      out.write(chunk);
      out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
    }
    out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
  }

  /** Zeros, compressed: it takes a while, so it is done once. */
  private static final class Bombs {
    static final byte[] ONCE = zipped(new byte[CHUNK], CHUNKS);
    static final byte[] TWICE = zipped(ONCE, 1);

    private static byte[] zipped(byte[] content, int times) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (OutputStream zip = new GZIPOutputStream(bytes)) {
        for (int i = 0; i < times; i++) {
          zip.write(content);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return bytes.toByteArray();
    }
  }

  @Test
  void hugeResponse_withinALimitOfItsSize_isATypedError() throws Exception {
    try (HttpPeer peer = new HttpPeer(HugeResponsesTest::respond)) {
      assertThat(SmallJvm.run(List.of("-Xmx48m"), Program.class, peer.url(), "8000000"))
          .containsExactly(
              "huge-200: TransportException, then c1",
              "huge-503: ServerErrorException, then c1",
              "bomb-200: TransportException, then c1",
              "bomb-503: ServerErrorException, then c1",
              "two-bombs-200: TransportException, then c1",
              "0 permits open");
    }
  }

  @Test
  void hugeResponse_largerThanTheHeap_leavesTheClientUsable() throws Exception {
    try (HttpPeer peer = new HttpPeer(HugeResponsesTest::respond)) {
      assertThat(SmallJvm.run(List.of("-Xmx48m"), Program.class, peer.url()))
          .containsExactly(
              "huge-200: OutOfMemoryError, then c1",
              "huge-503: ServerErrorException, then c1",
              "bomb-200: OutOfMemoryError, then c1",
              "bomb-503: ServerErrorException, then c1",
              "two-bombs-200: OutOfMemoryError, then c1",
              "0 permits open");
    }
  }
}
