package io.github.contactsv3.client.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseReaderTest {
  private static final String JSON = "{\"contact\":{\"id\":\"c1\"}}";

  private final ResponseReader reader = new ResponseReader(new ResponseLimits(100_000, 1_000));

  @Test
  void read_withoutCoding_isTheBody() throws IOException {
    assertThat(text(200, null, bytes(JSON))).isEqualTo(JSON);
    assertThat(text(200, "", bytes(JSON))).isEqualTo(JSON);
    assertThat(text(200, "identity", bytes(JSON))).isEqualTo(JSON);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "GZIP", "x-gzip", " gzip ", "identity, gzip"})
  void read_gzip_isDecoded(String coding) throws IOException {
    assertThat(text(200, coding, gzip(bytes(JSON)))).isEqualTo(JSON);
  }

  @Test
  void read_gzipTwice_isDecodedTwice() throws IOException {
    assertThat(text(200, "gzip, gzip", gzip(gzip(bytes(JSON))))).isEqualTo(JSON);
  }

  /** A body that ended after its empty first member would be that of a delete that succeeded. */
  @Test
  void read_gzipInSeveralMembers_isAllOfThem() throws IOException {
    ByteArrayOutputStream members = new ByteArrayOutputStream();
    members.write(gzip(bytes("")));
    members.write(gzip(bytes(JSON)));
    InputStream pausing =
        new ByteArrayInputStream(members.toByteArray()) {
          @Override
          public synchronized int available() {
            return 0;
          }

          @Override
          public synchronized int read(byte[] target, int offset, int length) {
            return super.read(target, offset, Math.min(length, 20));
          }
        };

    ResponseReader.Read read = reader.read("h:1", 200, headers("gzip"), pausing);

    assertThat(read.complete()).isTrue();
    assertThat(read.body().asInputStream()).hasContent(JSON);
  }

  @Test
  void read_moreEmptyMembersThanTheLimitAllows_isUnusable() {
    ByteArrayOutputStream members = new ByteArrayOutputStream();
    byte[] empty = gzip(bytes(""));
    for (int i = 0; i < 20_000; i++) {
      members.writeBytes(empty);
    }

    assertThat(fails(200, "gzip", members.toByteArray()).kind())
        .isEqualTo(TransportFailure.Kind.UNUSABLE);
  }

  @Test
  void read_gzipDecodedByTheTransport_isTheBody() throws IOException {
    assertThat(text(200, "gzip", bytes(JSON))).isEqualTo(JSON);
    assertThat(text(200, "gzip", bytes(""))).isEmpty();
    assertThat(text(200, "gzip", bytes("1"))).isEqualTo("1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"br", "deflate", "zstd", "gzip, br", "aws-chunked", "gzip,gzip,gzip,gzip"})
  void read_otherCoding_isUnusableAndNamesIt(String coding) {
    TransportFailure e = fails(200, coding, gzip(bytes(JSON)));

    assertThat(e.kind()).isEqualTo(TransportFailure.Kind.UNUSABLE);
    assertThat(e.getMessage()).startsWith("the response from h:1 has a content coding other than");
  }

  @Test
  void read_codingThatIsNoName_isNotShown() {
    assertThat(fails(200, "Bearer secret-token-1", bytes(JSON)).getMessage())
        .isEqualTo("the response from h:1 has a content coding other than gzip");
  }

  @Test
  void read_brokenGzip_isLost() {
    byte[] broken = gzip(bytes(JSON.repeat(50)));
    broken[broken.length / 2] ^= 0x55;
    broken[broken.length - 6] ^= 0x55;

    assertThat(fails(200, "gzip", broken).kind()).isEqualTo(TransportFailure.Kind.LOST);
  }

  @Test
  void read_largerThanTheLimit_isUnusable() throws IOException {
    assertThat(text(200, null, new byte[100_000])).hasSize(100_000);

    TransportFailure e = fails(200, null, new byte[100_001]);

    assertThat(e.kind()).isEqualTo(TransportFailure.Kind.UNUSABLE);
    assertThat(e).hasMessage("the response from h:1 is larger than 100000 bytes");
  }

  @Test
  void read_gzipThatGrowsBeyondTheLimit_isUnusable() {
    assertThat(fails(200, "gzip", gzip(new byte[10_000_000])).kind())
        .isEqualTo(TransportFailure.Kind.UNUSABLE);
    assertThat(fails(200, "gzip, gzip", gzip(gzip(new byte[100_000_000]))).kind())
        .isEqualTo(TransportFailure.Kind.UNUSABLE);
  }

  @Test
  void read_largeErrors_areCut() throws IOException {
    ResponseReader.Read read = read(503, null, new byte[1_000_000]);

    assertThat(read.complete()).isFalse();
    assertThat(read.body().length()).isEqualTo(1_000);
    assertThat(read.body().asInputStream().readAllBytes()).hasSize(1_000);
  }

  @Test
  void read_errorInAnotherCoding_isEmpty() throws IOException {
    assertThat(read(503, "br", bytes("x")).body().length()).isZero();
    assertThat(read(503, "gzip", gzip(new byte[100_000])).body().length()).isEqualTo(1_000);
  }

  @Test
  void read_errorThatBreaksOff_isWhatArrived() throws IOException {
    InputStream stream =
        new InputStream() {
          private final InputStream begin = new ByteArrayInputStream(bytes("{\"message\":\"no"));

          @Override
          public int read() throws IOException {
            int read = begin.read();
            if (read < 0) {
              throw new IOException("connection reset");
            }
            return read;
          }
        };

    ResponseReader.Read read = reader.read("h:1", 422, headers(null), stream);

    assertThat(read.complete()).isFalse();
    assertThat(read.body().asInputStream()).hasContent("{\"message\":\"no");
  }

  @Test
  void read_leavesNothingOfACompressedBodyInTheStream() throws IOException {
    InputStream stream = new ByteArrayInputStream(gzip(bytes(JSON)));

    assertThat(reader.read("h:1", 200, headers("gzip"), stream).complete()).isTrue();
    assertThat(stream.read()).isEqualTo(-1);
  }

  /** Buffers are as large as Content-Length says; what a client returns may be any other size. */
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "0, 1",
    "1000, 1000",
    "1000, 999",
    "1000, 1001",
    "1000, 0",
    "1000, 9999999999",
    "1000, 99999999999999999999",
    "1000, -5",
    "1000, 1e3",
    "1000, ''",
    "65535, 65535",
    "65536, 65536",
    "90000, 90000",
    "90000, 100",
  })
  void read_anyContentLength_isTheCompleteBody(int length, String announced) throws IOException {
    byte[] body = new byte[length];
    new Random(length).nextBytes(body);

    ResponseReader.Read read =
        reader.read(
            "h:1",
            200,
            new HeaderMap(Map.of("Content-Length", List.of(announced))),
            new ByteArrayInputStream(body));

    assertThat(read.complete()).isTrue();
    assertThat(read.body().asInputStream().readAllBytes()).isEqualTo(body);
  }

  @Test
  void read_noBody_isEmpty() throws IOException {
    assertThat(reader.read("h:1", 204, headers(null), null).body().length()).isZero();
  }

  private String text(int status, String coding, byte[] body) throws IOException {
    ResponseReader.Read read = read(status, coding, body);
    assertThat(read.complete()).isTrue();
    return new String(read.body().asInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private ResponseReader.Read read(int status, String coding, byte[] body) throws IOException {
    return reader.read("h:1", status, headers(coding), new ByteArrayInputStream(body));
  }

  private TransportFailure fails(int status, String coding, byte[] body) {
    return catchThrowableOfType(TransportFailure.class, () -> read(status, coding, body));
  }

  private static ResponseHeaders headers(String coding) {
    return new HeaderMap(coding == null ? Map.of() : Map.of("content-encoding", List.of(coding)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.toByteArray();
  }
}
