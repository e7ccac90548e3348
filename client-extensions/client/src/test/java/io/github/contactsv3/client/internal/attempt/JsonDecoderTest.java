package io.github.contactsv3.client.internal.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import feign.Request;
import feign.RequestTemplate;
import feign.Response;
import io.github.contactsv3.core.OperationInfo;
import io.github.contactsv3.core.internal.JsonDecoder;
import io.github.contactsv3.core.internal.UnreadableBodyException;
import io.github.contactsv3.errors.DecodingException;
import io.github.contactsv3.errors.internal.Secrets;
import io.github.contactsv3.model.ContactResponse;
import io.github.contactsv3.model.SearchContactsResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonDecoderTest {
  private static <T> T decode(byte[] body, Class<T> type) throws IOException {
    Response response =
        Response.builder()
            .status(200)
            .request(
                Request.create(
                    Request.HttpMethod.GET, "/", Map.of(), null, null, new RequestTemplate()))
            .body(body)
            .build();
    return type.cast(new JsonDecoder(new Secrets()).decode(response, type));
  }

  private static <T> T decode(String body, Class<T> type) throws IOException {
    return decode(body.getBytes(StandardCharsets.UTF_8), type);
  }

  private static DecodingException fails(byte[] body) {
    UnreadableBodyException e =
        catchThrowableOfType(
            UnreadableBodyException.class, () -> decode(body, ContactResponse.class));
    return e.toDecodingException(OperationInfo.NONE, 1);
  }

  private static DecodingException fails(String body) {
    return fails(body.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "null      | can't read the response 200 at $: null",
        "[]        | can't read the response 200 at $: no object",
        "\"text\"  | can't read the response 200 at $: no object",
        "5         | can't read the response 200 at $: no object",
        "nonsense  | can't read the response 200 at $: not JSON, or cut off",
      })
  void decode_noObject_failsTheCall(String body, String message) {
    assertThat(fails(body)).hasMessageStartingWith(message + " (line 1, ").hasNoCause();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\r\n"})
  void decode_emptyBody_isAnEmptyObject(String body) throws IOException {
    ContactResponse response = decode(body, ContactResponse.class);
    assertThat(response.getAdditionalProperties()).isEmpty();
    assertThatExceptionOfType(DecodingException.class).isThrownBy(response::getContact);
  }

  @Test
  void decode_byteOrderMark_isSkipped() throws IOException {
    String body = "\uFEFF{\"contact\":{\"id\":\"a\"}}";
    assertThat(decode(body, ContactResponse.class).getContact().getId()).isEqualTo("a");
    assertThat(
            decode(body.getBytes(StandardCharsets.UTF_16BE), ContactResponse.class)
                .getContact()
                .getId())
        .isEqualTo("a");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"contact\":",
        "{\"contact\":{\"id\":\"a",
        "{\"contact\":{}} x",
        "{\"contact\":{}}{}"
      })
  void decode_brokenJson_failsTheCall(String body) {
    assertThat(fails(body).path()).startsWith("$");
  }

  @Test
  void decode_bytesOfNoEncoding_failTheCall() {
    assertThat(fails(new byte[] {'{', '"', (byte) 0xC3, 0x28, '"', ':', '1', '}'})).isNotNull();
    assertThat(fails(new byte[] {0, 0, (byte) 0xFE, (byte) 0xFF, 0x7F, 0, 0, 0})).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"x\":%s}",
        "{\"contact\":{\"id\":\"a\",\"x\":%s}}",
        "{\"contact\":{\"id\":%s}}",
        "{\"contact\":{\"customFields\":[{\"value\":%s}]}}",
        "{\"contact\":%s}"
      })
  void decode_nestedTooDeep_isReadOrFailsWithoutStackOverflow(String form) throws IOException {
    for (String part : new String[] {"[", "{\"a\":"}) {
      String open = part.repeat(10_000);
      String close = (part.equals("[") ? "]" : "}").repeat(10_000);
      String body = form.formatted(open + (part.equals("[") ? "" : "1") + close);
      try {
        // Jackson 2.14 has no limit; a property of another type is kept as it is then.
        assertThat(decode(body, ContactResponse.class)).isNotNull();
      } catch (UnreadableBodyException e) {
        assertThat(e).hasMessageContaining("more deeply nested");
      }
    }
  }

  @Test
  void decode_hugeNumbers_takeNoTime() throws IOException {
    SearchContactsResponse page =
        decode(
            "{\"contacts\":[{\"id\":1e999999999,\"dateAdded\":1e999999999,\"x\":-1e-999999999,"
                + "\"dateOfBirth\":1e999999999,\"dnd\":1e999999999}],\"total\":1e999999999}",
            SearchContactsResponse.class);
    assertThat(page.getContacts().get(0).getId()).isEqualTo("1e999999999");
    assertThat(page.unreadableProperties()).containsOnlyKeys("total");
    assertThat(page.getContacts().get(0).unreadableProperties())
        .containsOnlyKeys("dateAdded", "dateOfBirth", "dnd");
  }

  @Test
  void decode_problemBelowAnUndeclaredName_doesNotShowIt() {
    DecodingException e =
        fails("{\"contact\":{\"id\":\"a\",\"ada@example.com\":{\"secret-1\":[nonsense]}}}");
    assertThat(e.path()).isEqualTo("$.contact.***");
    assertThat(e).hasMessageNotContaining("ada").hasMessageNotContaining("secret");
  }
}
