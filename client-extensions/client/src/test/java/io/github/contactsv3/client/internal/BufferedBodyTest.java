package io.github.contactsv3.client.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class BufferedBodyTest {
  // The two bytes of an umlaut are in different buffers.
  private final BufferedBody body =
      new BufferedBody(List.of(bytes(), bytes('{', 0xc3), bytes(), bytes(0xa4, '}')));

  private static ByteBuffer bytes(int... values) {
    ByteBuffer buffer = ByteBuffer.allocate(values.length);
    for (int value : values) {
      buffer.put((byte) value);
    }
    return buffer.flip().asReadOnlyBuffer();
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
    BufferedBody empty = new BufferedBody(List.of());

    assertThat(empty.length()).isZero();
    assertThat(empty.asInputStream().read()).isEqualTo(-1);
  }
}
