package io.github.contactsv3.sandbox.internal.message;

import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the bytes of request bodies as the service's framework does: compressed ones are
 * decompressed, a byte order mark is dropped, and any UTF is read. What cannot be decoded is
 * refused rather than stored as wrong characters.
 */
public final class RequestText {

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private RequestText() {}

  /**
   * Decodes a body.
   *
   * @param body the bytes as they arrived
   * @param headers the request's headers
   * @return the text, empty if there is no body
   * @throws ApiError 415 for an unknown encoding or charset, 413 if it is too large decompressed,
   *     400 if it is not what its encoding says
   */
  public static String decode(byte[] body, HeaderMap headers) {
    if (body.length == 0) {
      return "";
    }
    Charset charset = charset(headers.getFirst(Headers.CONTENT_TYPE));
    String text =
        new String(decompressed(body, headers.getFirst(Headers.CONTENT_ENCODING)), charset);
    return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
  }

  private static Charset charset(@Nullable String contentType) {
    String name =
        contentType == null
            ? null
            : Headers.extractQuotedValueFromHeader(contentType.toLowerCase(Locale.ROOT), "charset");
    if (name == null || name.isBlank()) {
      return StandardCharsets.UTF_8;
    }
    try {
      Charset charset = Charset.forName(name.strip());
      if (charset.name().startsWith("UTF-")) {
        return charset;
      }
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      // Refused like those that are known and not supported.
    }
    throw unsupported("unsupported charset \"" + name.strip().toUpperCase(Locale.ROOT) + "\"");
  }

  private static byte[] decompressed(byte[] body, @Nullable String encoding) {
    String name = encoding == null ? "identity" : encoding.strip().toLowerCase(Locale.ROOT);
    return switch (name) {
      case "identity", "" -> body;
      case "gzip" -> read(body, GZIPInputStream::new);
      case "deflate" -> read(body, InflaterInputStream::new);
      default -> throw unsupported("unsupported content encoding \"" + name + "\"");
    };
  }

  /** Makes a stream of what a compressed one holds. */
  @FunctionalInterface
  private interface Decompression {
    InputStream of(InputStream compressed) throws IOException;
  }

  private static byte[] read(byte[] body, Decompression decompression) {
    byte[] content;
    try (InputStream in = decompression.of(new ByteArrayInputStream(body))) {
      // One byte more tells a body that is too large; a small one may hold gigabytes.
      content = in.readNBytes(BodyReader.MAX_BYTES + 1);
    } catch (IOException e) {
      throw ApiError.badRequest("Failed to decompress body");
    }
    if (content.length > BodyReader.MAX_BYTES) {
      throw ApiError.of(413, "request entity too large", "Payload Too Large");
    }
    return content;
  }

  private static ApiError unsupported(String message) {
    return ApiError.of(415, message, "Unsupported Media Type");
  }
}
