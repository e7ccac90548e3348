package io.github.contactsv3.client.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GzipStreamTest {
  private static final int CHECKSUM_FROM_END = 8;
  private static final int LENGTH_FROM_END = 4;

  /** The JDK's stream takes {@code available() == 0} for the end, on JDK 17. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 100_000})
  void read_severalMembers_inBlocksOfAnySize_isAllOfThem(int block) throws IOException {
    byte[] members = joined(gzip(""), gzip("{\"a\""), gzip(""), gzip(":1}"), gzip(""));

    assertThat(text(new Blocks(members, block))).isEqualTo("{\"a\":1}");
  }

  /** The JDK's stream calls itself for each empty member. */
  @Test
  void read_manyEmptyMembers_isWhatFollows() throws IOException {
    ByteArrayOutputStream members = new ByteArrayOutputStream();
    byte[] empty = gzip("");
    for (int i = 0; i < 50_000; i++) {
      members.write(empty);
    }
    members.write(gzip("end"));

    assertThat(text(new ByteArrayInputStream(members.toByteArray()))).isEqualTo("end");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4_095, 4_096, 4_097, 300_000})
  void read_anyLength_isTheContent(int length) throws IOException {
    byte[] content = new byte[length];
    new Random(length).nextBytes(content);

    assertThat(new GzipStream(new ByteArrayInputStream(gzip(content))).readAllBytes())
        .isEqualTo(content);
  }

  @Test
  void read_byteForByte_isTheContent() throws IOException {
    GzipStream stream = new GzipStream(new ByteArrayInputStream(gzip("\u00e9")));

    assertThat(new int[] {stream.read(), stream.read(), stream.read(), stream.read()})
        .containsExactly(0xc3, 0xa9, -1, -1);
  }

  @Test
  void read_headerWithAllFields_skipsThem() throws IOException {
    byte[] header = header(0x1f, 3, 0, 'a', 'b', 'c', 'n', 0, 'c', 'o', 0);
    long checksum = checksum(header);
    byte[] member =
        joined(
            header, new byte[] {(byte) checksum, (byte) (checksum >> 8)}, afterHeader(gzip("x")));

    assertThat(text(new Blocks(joined(member, member), 1))).isEqualTo("xx");
  }

  @Test
  void read_wrongChecksumOfTheHeader_fails() {
    byte[] member = joined(header(2, 1, 2), afterHeader(gzip("x")));

    assertThatThrownBy(() -> text(new ByteArrayInputStream(member)))
        .isInstanceOf(ZipException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\0\0\0\0", "rubbish", "\u001f\u0020"})
  void read_whatFollowsAndIsNoMember_isIgnored(String rest) throws IOException {
    byte[] bytes = joined(gzip("x"), rest.getBytes(StandardCharsets.US_ASCII), gzip("y"));

    assertThat(text(new Blocks(bytes, 3))).isEqualTo("x");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 9, 10, 12, 15, 20})
  void read_lastMemberCutOff_fails(int length) {
    byte[] cut = Arrays.copyOf(gzip("second"), length);

    assertThatThrownBy(() -> text(new ByteArrayInputStream(joined(gzip("first"), cut))))
        .isInstanceOf(EOFException.class);
    if (length > 1) {
      assertThatThrownBy(() -> text(new ByteArrayInputStream(cut)))
          .isInstanceOf(EOFException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {CHECKSUM_FROM_END, LENGTH_FROM_END})
  void read_wrongTrailerOfAnyMember_fails(int fromEnd) {
    byte[] broken = gzip("x");
    broken[broken.length - fromEnd] ^= 1;

    assertThatThrownBy(() -> text(new ByteArrayInputStream(joined(broken, gzip("y")))))
        .isInstanceOf(ZipException.class);
    assertThatThrownBy(() -> text(new ByteArrayInputStream(joined(gzip("y"), broken))))
        .isInstanceOf(ZipException.class);
  }

  @Test
  void read_otherMethodOrReservedFlags_fails() {
    byte[] method = gzip("x");
    method[2] = 7;
    byte[] flags = gzip("x");
    flags[3] = (byte) 0x80;

    assertThatThrownBy(() -> text(new ByteArrayInputStream(method)))
        .isInstanceOf(ZipException.class);
    assertThatThrownBy(() -> text(new ByteArrayInputStream(flags)))
        .isInstanceOf(ZipException.class);
  }

  private static String text(InputStream compressed) throws IOException {
    try (GzipStream stream = new GzipStream(compressed)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static byte[] header(int flags, int... fields) {
    byte[] header = new byte[10 + fields.length];
    header[0] = GzipStream.MAGIC_1;
    header[1] = (byte) GzipStream.MAGIC_2;
    header[2] = 8;
    header[3] = (byte) flags;
    for (int i = 0; i < fields.length; i++) {
      header[10 + i] = (byte) fields[i];
    }
    return header;
  }

  private static long checksum(byte[] bytes) {
    CRC32 checksum = new CRC32();
    checksum.update(bytes);
    return checksum.getValue();
  }

  private static byte[] afterHeader(byte[] member) {
    return Arrays.copyOfRange(member, 10, member.length);
  }

  private static byte[] gzip(String text) {
    return gzip(text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] gzip(byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.toByteArray();
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  /** Returns at most one block for each read, as a connection does, and never has one available. */
  private static final class Blocks extends InputStream {
    private final InputStream bytes;
    private final int block;

    Blocks(byte[] bytes, int block) {
      this.bytes = new ByteArrayInputStream(bytes);
      this.block = block;
    }

    @Override
    public int read() throws IOException {
      return bytes.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      return bytes.read(target, offset, Math.min(block, length));
    }
  }
}
