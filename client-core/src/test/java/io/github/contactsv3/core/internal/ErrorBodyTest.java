package io.github.contactsv3.core.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.errors.internal.Secrets;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorBodyTest {
  private static final String TYPICAL =
      "{\"statusCode\":400,\"message\":\"gr\u00fc\u00dfe \ud83d\ude00\",\"error\":\"Bad Request\","
          + "\"traceId\":\"t-1\",\"meta\":{\"contactName\":\"Ada\",\"contactId\":\"c1\","
          + "\"matchingField\":\"email\"}}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      value = {
        "{\"message\":\"no\"} | [no]",
        "{\"message\":[\"a\",\"b\"]} | [a, b]",
        "{\"message\":[\"a\",null,\"\",7,true,[\"x\"],{\"k\":\"v\"}]} | [a, 7, true, [\"x\"], {\"k\":\"v\"}]",
        "{\"message\":7} | [7]",
        "{\"message\":null} | []",
        "{\"message\":null,\"message\":\"b\",\"message\":null} | [b]",
        "{\"message\":\"a\",\"message\":\"b\"} | [b]",
        "{\"message\":{\"message\":[\"a\",\"b\"],\"x\":1}} | [a, b]",
        "{\"message\":{\"message\":{\"message\":\"deep\"}}} | [deep]",
        "{\"message\":{\"email\":[\"is bad\"]},\"z\":1} | [{\"email\":[\"is bad\"]}]",
        "{\"error\":{\"code\":1,\"message\":\"no\"}} | [no]",
        "{\"error\":{\"code\":1},\"message\":\"no\"} | [no]",
        "{\"error\":{\"error\":{\"message\":\"x\"}}} | []",
        "{\"other\":{\"message\":\"x\"}} | []",
        "{ \"x\" : [ { } , [ ] ] , \"message\" : \"no\" } | [no]",
        "{\"mess\\u0061ge\":\"a\\t\\\"\\/\\u00e9\"} | [a\t\"/\u00e9]",
        "{\"message\":\"\\ud800x\\udc00\"} | [\ufffdx\ufffd]",
        "{\"message\":\"\\ud83d\\ude00\"} | [\ud83d\ude00]",
        "{\"message\":\"no\"} trailing | [no]",
        "{\"message\":\"cut o | [cut o]",
        "{\"message\":\"cut \\ | [cut \\]",
        "{\"message\":[\"a\",\"cut o | [a, cut o]",
        "{\"message\":[\"a\"}, \"traceId\":\"t | [a]",
        "{\"message\":{\"email\":[\"cut | [{\"email\":[\"cut]",
        "{message:'no'} | []",
        "{\"message\" \"no\"} | []",
        "\"Unauthorized\" | [Unauthorized]",
        "[\"a\",\"b\"] | [a, b]",
        "no healthy upstream | [no healthy upstream]",
        "<html><body>502</body></html> | []",
        "null | []",
        "17 | []",
        "[ | []",
        "{ | []",
        "' ' | [' ']",
      })
  void parse_message_isReadInAnyShape(String body, String messages) {
    assertThat(parse(body).messages()).hasToString(messages);
  }

  private static ErrorBody parse(String body) {
    return ErrorBody.parse(body.getBytes(UTF_8), null);
  }

  private static void assertTypical(ErrorBody body) {
    assertThat(body.messages()).containsExactly("gr\u00fc\u00dfe \ud83d\ude00");
    assertThat(body.traceId()).isEqualTo("t-1");
    assertThat(body.duplicateId()).isEqualTo("c1");
    assertThat(body.matchingField()).isEqualTo("email");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE", "GB18030"})
  void parse_anyCharset_isReadByMarkByZerosOrAsDeclared(String name) {
    Charset charset = Charset.forName(name);
    String type = "application/json; odd; charset=\"" + name + "\"; x=y";

    assertTypical(ErrorBody.parse(TYPICAL.getBytes(charset), type));
    if (name.startsWith("UTF")) {
      assertTypical(ErrorBody.parse(TYPICAL.getBytes(charset), "application/json"));
      assertTypical(ErrorBody.parse(("\ufeff" + TYPICAL).getBytes(charset), null));
      assertTypical(ErrorBody.parse(("\ufeff \n" + TYPICAL).getBytes(charset), "x;charset=latin1"));
    }
  }

  @Test
  void parse_charsetThatIsNone_isUtf8() {
    assertTypical(ErrorBody.parse(TYPICAL.getBytes(UTF_8), "a/b;charset=no such"));
    assertTypical(ErrorBody.parse(TYPICAL.getBytes(UTF_8), "a/b;charset="));
    assertThat(
            ErrorBody.parse(
                    "gr\u00fc\u00dfe".getBytes(StandardCharsets.ISO_8859_1),
                    "text/plain; Charset=ISO-8859-1")
                .messages())
        .containsExactly("gr\u00fc\u00dfe");
  }

  @Test
  void parse_bytesThatAreNoText_saysNothing() {
    assertThat(ErrorBody.parse(new byte[] {0x1f, (byte) 0x8b, 8, 0, 1, 2, 3}, null).messages())
        .isEmpty();
    assertThat(ErrorBody.parse(new byte[0], null).messages()).isEmpty();
    assertThat(ErrorBody.parse(new byte[] {'a'}, null).messages()).containsExactly("a");
  }

  @Test
  void parse_largeBody_findsAllWhereverItIs() {
    String filler = "\"filler\":\"" + "x".repeat(300_000) + "\"";

    assertTypical(parse("{" + filler + "," + TYPICAL.substring(1)));
    assertTypical(parse(TYPICAL.substring(0, TYPICAL.length() - 1) + "," + filler + "}"));
    assertTypical(parse(TYPICAL.substring(0, TYPICAL.length() - 1) + "," + filler));
  }

  @Test
  void parse_cutAnywhere_keepsWhatCameBefore() {
    String body = TYPICAL.replace("gr\u00fc\u00dfe \ud83d\ude00", "no");
    for (int length = 0; length < body.length(); length++) {
      ErrorBody cut = parse(body.substring(0, length));

      assertThat("no").startsWith(String.join("", cut.messages()));
      if (length > body.indexOf("\"error\"")) {
        assertThat(cut.messages()).containsExactly("no");
      }
      if (length > body.indexOf("\"meta\"")) {
        assertThat(cut.traceId()).isEqualTo("t-1");
      }
    }
  }

  @Test
  void parse_moreThanIsRead_isIgnored() {
    byte[] body = new byte[3 * ErrorBody.MAX_LENGTH];
    Arrays.fill(body, (byte) 'x');
    byte[] start = "{\"traceId\":\"t-1\",\"message\":\"".getBytes(UTF_8);
    System.arraycopy(start, 0, body, 0, start.length);

    ErrorBody parsed = ErrorBody.parse(body, null);

    assertThat(parsed.traceId()).isEqualTo("t-1");
    assertThat(parsed.messages()).containsExactly("x".repeat(64 * 1024) + "...");
  }

  @Test
  void parse_thousandsOfMessages_keeps64KbInAll() {
    String messages =
        IntStream.range(0, 40_000)
            .mapToObj(i -> "\"message " + i + "\"")
            .collect(Collectors.joining(",", "{\"message\":[", "],\"traceId\":\"t-1\"}"));

    ErrorBody body = parse(messages);

    assertThat(body.traceId()).isEqualTo("t-1");
    assertThat(body.messages()).startsWith("message 0", "message 1");
    assertThat(String.join("", body.messages())).hasSizeLessThan(65_536 + 10).endsWith("...");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":", "{\"message\":", "{\"error\":", "[{\"message\":["})
  void parse_nestedDeep_isReadWithoutRecursion(String open) {
    String deep = open.repeat(100_000);

    assertThat(parse("{\"x\":" + deep).messages()).isEmpty();
    assertThat(parse("{\"message\":" + deep)).isNotNull();
    assertThat(parse("{\"traceId\":\"t-1\",\"message\":" + deep).traceId()).isEqualTo("t-1");
    assertThat(parse(deep)).isNotNull();
    String closed = "[".repeat(10_000) + "]".repeat(10_000);
    assertThat(parse("{\"x\":" + closed + ",\"message\":\"no\"}").messages()).containsExactly("no");
  }

  @Test
  void parse_idsThatAreNone_areLeftOut() {
    ErrorBody body =
        parse(
            "{\"traceId\":[1],\"meta\":{\"contactId\":\"Ada Lovelace\",\"matchingField\":{\"a\":1},"
                + "\"contactId\":7}}");

    assertThat(body.traceId()).isNull();
    assertThat(body.duplicateId()).isNull();
    assertThat(body.matchingField()).isNull();
    assertThat(parse("{\"meta\":\"x\",\"error\":\"x\",\"message\":\"no\"}").messages())
        .containsExactly("no");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"message\":\"Invalid JWT: %s\"}",
        "{\"message\":[\"no\",\"refresh token %s, secret %s\"]}",
        "{\"message\":{\"token\":\"%s\"}}",
        "{\"message\":[{\"%s\":1}]}",
        "{\"error\":{\"message\":\"%s\",\"traceId\":\"%s\"}}",
        "{\"traceId\":\"%s\",\"message\":\"no\"}",
        "{\"meta\":{\"contactId\":\"%s\",\"matchingField\":\"%s\"},\"message\":\"no\"}",
        "{\"message\":\"cut off %s",
        "upstream said %s",
        "<html>%s</html>",
      })
  void masked_secretAnywhere_isGone(String body) {
    Secrets secrets = new Secrets();
    secrets.remember("access-canary_0815/x");

    for (String form :
        List.of(
            "access-canary_0815/x",
            "access-canary_0815\\/x",
            "access%%2dcanary_0815%%2Fx",
            "\\u0061ccess-canary_0815/x",
            "dTphY2Nlc3MtY2FuYXJ5XzA4MTUveA==",
            "access-canary_08")) {
      String text = body.replace("%s", form.replace("%%", "%"));
      ErrorBody masked = parse(text).masked(secrets::mask);

      assertThat(masked.toString()).doesNotContain("canary", "08", "Y2FuYXJ5");
      assertThat(masked.duplicateId()).isNull();
      assertThat(masked.matchingField()).isNull();
    }
  }

  @Test
  void masked_bodyWithoutSecrets_isEqual() {
    assertThat(parse(TYPICAL).masked(new Secrets()::mask)).isEqualTo(parse(TYPICAL));
  }
}
