package io.github.contactsv3.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.sandbox.TestClient.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyEncodingTest extends SandboxTest {

  private static final String CONTACT =
      "{\"locationId\":\"SandboxLocation00001\",\"firstName\":\"Zo\u00eb\"}";

  private Reply create(byte[] body, String contentType, String contentEncoding) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + "/contacts/"))
            .header("Authorization", "Bearer pit-sandbox")
            .header("Version", "v3")
            .header("Content-Type", contentType)
            .POST(BodyPublishers.ofByteArray(body));
    if (contentEncoding != null) {
      request.header("Content-Encoding", contentEncoding);
    }
    return TestClient.send(request.build());
  }

  private static void stored(Reply reply) {
    assertThat(reply.expect(201).text("/contact/firstName")).isEqualTo("Zo\u00eb");
  }

  @Test
  void byteOrderMark_isDropped() {
    stored(create(("\uFEFF" + CONTACT).getBytes(StandardCharsets.UTF_8), "application/json", null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "utf-8", "utf-16", "utf-16le", "UTF-16BE", "utf-32"})
  void charset_ofUnicode_isRead(String charset) {
    byte[] body = CONTACT.getBytes(Charset.forName(charset));

    stored(create(body, "application/json; charset=" + charset, null));
    stored(create(body, "application/json; Charset=\"" + charset + "\"; x=y", null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"iso-8859-1", "windows-1252", "us-ascii", "nonsense", "a b"})
  void charset_other_isRefusedRatherThanStoredWrongly(String charset) {
    Reply reply =
        create(
            CONTACT.getBytes(StandardCharsets.ISO_8859_1),
            "application/json; charset=\"" + charset + "\"",
            null);

    assertThat(reply.expect(415).text("/message")).startsWith("unsupported charset");
    assertThat(sandbox.requests().list().get(0).operationId()).isEqualTo("createContact");
  }

  @Test
  void compressed_isDecompressed() throws IOException {
    byte[] body = CONTACT.getBytes(StandardCharsets.UTF_8);

    stored(create(gzip(body), "application/json", "gzip"));
    stored(create(gzip(body), "application/json", "GZIP"));
    stored(create(body, "application/json", "identity"));
    ByteArrayOutputStream deflated = new ByteArrayOutputStream();
    try (OutputStream out = new DeflaterOutputStream(deflated)) {
      out.write(body);
    }
    stored(create(deflated.toByteArray(), "application/json", "deflate"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"br", "zstd", "gzip, gzip", "nonsense"})
  void encoding_other_isUnsupported(String encoding) {
    byte[] body = CONTACT.getBytes(StandardCharsets.UTF_8);

    assertThat(create(body, "application/json", encoding).expect(415).text("/message"))
        .isEqualTo("unsupported content encoding \"" + encoding + "\"");
  }

  @Test
  void compressed_brokenOrTooLarge_isRefused() throws IOException {
    byte[] whole = gzip(CONTACT.getBytes(StandardCharsets.UTF_8));
    byte[] half = Arrays.copyOf(whole, whole.length / 2);

    create(CONTACT.getBytes(StandardCharsets.UTF_8), "application/json", "gzip").expect(400);
    create(half, "application/json", "gzip").expect(400);
    create(half, "application/json", "deflate").expect(400);
    create(gzip(new byte[64 << 20]), "application/json", "gzip").expect(413);
    stored(create(whole, "application/json", "gzip"));
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(compressed)) {
      out.write(content);
    }
    return compressed.toByteArray();
  }
}
