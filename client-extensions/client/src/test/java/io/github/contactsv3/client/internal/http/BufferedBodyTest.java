package io.github.contactsv3.client.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class BufferedBodyTest {
  // The two bytes of an umlaut are in different buffers.
  private final BufferedBody body =
      new BufferedBody(List.of(bytes('{', 0xc3), bytes(0xa4, '}', 'x')), 4);

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  @Test
  void stream_isAllBuffers_eachTime() throws IOException {
    for (int i = 0; i < 2; i++) {
      try (InputStream stream = body.asInputStream()) {
        assertThat(new String(stream.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("{ä}");
      }
    }
    assertThat(body.length()).isEqualTo(4);
  }

  @Test
  void read_byteByByte_endsWithMinusOne() throws IOException {
    try (InputStream stream = body.asInputStream()) {
      assertThat(List.of(stream.read(), stream.read(), stream.read(), stream.read()))
          .containsExactly((int) '{', 0xc3, 0xa4, (int) '}');
      assertThat(stream.read()).isEqualTo(-1);
      assertThat(stream.read(new byte[8])).isEqualTo(-1);
      assertThat(stream.read(new byte[0])).isZero();
    }
  }

  @Test
  void reader_joinsCharactersOfTwoBuffers() throws IOException {
    try (BufferedReader reader = new BufferedReader(body.asReader(StandardCharsets.UTF_8))) {
      assertThat(reader.readLine()).isEqualTo("{ä}");
    }
  }

  @Test
  void noBuffers_isEmpty() throws IOException {
    BufferedBody empty = BufferedBody.EMPTY;

    assertThat(empty.length()).isZero();
    assertThat(empty.asInputStream().read()).isEqualTo(-1);
  }
}
