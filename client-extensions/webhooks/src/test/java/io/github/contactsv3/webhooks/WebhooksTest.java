package io.github.contactsv3.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.contactsv3.errors.ContactsApiException;
import io.github.contactsv3.errors.DecodingException;
import io.github.contactsv3.errors.InvalidWebhookException;
import io.github.contactsv3.errors.RepeatedWebhookException;
import io.github.contactsv3.errors.StaleWebhookException;
import io.github.contactsv3.errors.WebhookException;
import io.github.contactsv3.errors.WebhookSignatureException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is accepted, and how each thing that is not is refused. */
class WebhooksTest {
  private static final TestKeys KEYS = TestKeys.ed25519();
  private static final TestKeys OTHER = TestKeys.ed25519();
  private static final TestKeys RSA = TestKeys.rsa();

  private static final String BODY =
      "{\"type\":\"ContactDelete\",\"webhookId\":\"w-1\",\"appId\":\"app1\",\"locationId\":\"loc1\","
          + "\"timestamp\":\"2026-03-02T09:15:30.000Z\",\"id\":\"c1\",\"email\":\"ada@example.com\"}";

  private final TestClock clock = new TestClock();
  private final Webhooks webhooks = builder().build();

  private WebhooksBuilder builder() {
    return Webhooks.builder().ed25519Keys(KEYS.publicKey()).rsaKeys(RSA.publicKey()).clock(clock);
  }

  private static Map<String, String> signed(String body) {
    return Map.of("X-GHL-Signature", KEYS.sign(body));
  }

  private WebhookEvent read(String body) {
    return webhooks.read(body.getBytes(UTF_8), signed(body));
  }

  private static WebhookException refused(Webhooks by, String body, Map<String, ?> headers) {
    WebhookException error =
        catchThrowableOfType(WebhookException.class, () -> by.read(body.getBytes(UTF_8), headers));
    assertThat(error).as(body).isNotNull().isInstanceOf(ContactsApiException.class);
    assertThat(error.getMessage()).doesNotContain("ada@", "\n").hasSizeLessThan(200);
    assertThat(error.getCause()).isNull();
    return error;
  }

  @Test
  void read_goodSignature_isATypedEvent() {
    WebhookEvent event = read(BODY);

    assertThat(event).isInstanceOf(ContactEvent.Deleted.class);
    assertThat(((ContactEvent) event).contact().getEmail()).isEqualTo("ada@example.com");
    assertThat(event.info().id()).isEqualTo("w-1");
    assertThat(event.info().locationId()).contains("loc1");
    assertThat(event.info().appId()).contains("app1");
    assertThat(event.info().timestamp()).contains(TestClock.START);
    assertThat(event.toString()).contains("w-1", "c1").doesNotContain("ada@");
  }

  @Test
  void read_headersOfAnyServer_areFound() {
    String signature = KEYS.sign(BODY);
    Function<String, String> servlet =
        name -> name.equalsIgnoreCase("X-GHL-SIGNATURE") ? signature : null;
    List<Map<String, ?>> forms =
        List.of(
            Map.of("x-ghl-signature", List.of(signature)),
            Map.of("X-Ghl-Signature", new String[] {signature}),
            Map.of("X-GHL-SIGNATURE", " " + signature + " ", "other", 7));

    assertThat(webhooks.read(BODY.getBytes(UTF_8), servlet).info().id()).isEqualTo("w-1");
    for (Map<String, ?> headers : forms) {
      assertThat(builder().build().read(BODY.getBytes(UTF_8), headers).info().id())
          .isEqualTo("w-1");
    }
    assertThat(refused(webhooks, BODY, Map.of("x-ghl-signature", List.of(signature, "b"))))
        .isInstanceOf(WebhookSignatureException.class)
        .hasMessage("the webhook has several headers x-ghl-signature");
  }

  @Test
  void read_anyAlteredByte_isRefused() {
    byte[] body = BODY.getBytes(UTF_8);
    Map<String, String> headers = signed(BODY);
    for (int i = 0; i < body.length; i++) {
      byte[] altered = body.clone();
      altered[i] ^= 1;
      assertThatThrownBy(() -> webhooks.read(altered, headers))
          .isInstanceOf(WebhookSignatureException.class);
    }
    assertThatThrownBy(() -> webhooks.read(Arrays.copyOf(body, body.length + 1), headers))
        .isInstanceOf(WebhookSignatureException.class);
  }

  /** Who parses a body and writes it again verifies other bytes. */
  @Test
  void read_sameJsonInOtherBytes_isRefused() {
    assertThat(refused(webhooks, BODY.replace(",", ", "), signed(BODY)))
        .isInstanceOf(WebhookSignatureException.class);
  }

  @Test
  void read_otherKeyOrHeader_isRefusedWith401() {
    String missing = "the webhook has no header x-ghl-signature or x-wh-signature";
    String wrong = "x-ghl-signature is not a signature of this body by any of the known keys";
    String noBase64 = "x-ghl-signature is not a signature in Base64";
    Map<Map<String, String>, String> cases =
        Map.of(
            Map.of(), missing,
            Map.of("x-ghl-signature", " "), missing,
            Map.of("x-ghl-signature", "N/A"), missing,
            Map.of("x-ghl-signature", OTHER.sign(BODY)), wrong,
            Map.of("x-ghl-signature", KEYS.sign("other")), wrong,
            Map.of("x-ghl-signature", "AAAA"), wrong,
            Map.of("x-ghl-signature", "*ada@example.com*"), noBase64,
            Map.of("x-ghl-signature", "A".repeat(5000)), noBase64);
    cases.forEach(
        (headers, message) -> {
          WebhookException error = refused(webhooks, BODY, headers);
          assertThat(error).isInstanceOf(WebhookSignatureException.class).hasMessage(message);
          assertThat(error.responseStatus()).isEqualTo(401);
        });
  }

  @Test
  void read_rsaAlone_countsUntilItIsTurnedOff() {
    Map<String, String> rsa = Map.of("x-wh-signature", RSA.sign(BODY));

    assertThat(webhooks.read(BODY.getBytes(UTF_8), rsa)).isInstanceOf(ContactEvent.Deleted.class);
    assertThat(refused(webhooks, BODY + " ", rsa))
        .hasMessage("x-wh-signature is not a signature of this body by any of the known keys");
    assertThat(refused(builder().rsaKeys().build(), BODY, rsa))
        .hasMessage("the webhook has no header x-ghl-signature");
  }

  /** Or else a body with a bad signature could pass by the older one. */
  @Test
  void read_badEd25519BesideGoodRsa_isRefused() {
    assertThat(
            refused(
                webhooks,
                BODY,
                Map.of("x-ghl-signature", OTHER.sign(BODY), "x-wh-signature", RSA.sign(BODY))))
        .isInstanceOf(WebhookSignatureException.class);
    assertThat(
            webhooks.read(
                BODY.getBytes(UTF_8),
                Map.of("x-ghl-signature", KEYS.sign(BODY), "x-wh-signature", "rubbish")))
        .isInstanceOf(ContactEvent.Deleted.class);
  }

  @Test
  void read_rotatedKeys_eitherCounts() {
    Webhooks rotating = builder().ed25519Keys(OTHER.pem(), KEYS.publicKey()).build();
    String second = BODY.replace("w-1", "w-2");

    assertThat(rotating.read(BODY.getBytes(UTF_8), signed(BODY)).info().id()).isEqualTo("w-1");
    assertThat(
            rotating
                .read(second.getBytes(UTF_8), Map.of("x-ghl-signature", OTHER.sign(second)))
                .info()
                .id())
        .isEqualTo("w-2");
  }

  @ParameterizedTest
  @CsvSource({"PT5M, true", "PT5M0.001S, false", "PT-5M, true", "PT-5M-0.001S, false"})
  void read_age_isHeldToTheTolerance(Duration age, boolean accepted) {
    clock.advance(age);
    if (accepted) {
      assertThat(read(BODY).info().id()).isEqualTo("w-1");
      return;
    }
    StaleWebhookException error = (StaleWebhookException) refused(webhooks, BODY, signed(BODY));
    assertThat(error.eventId()).isEqualTo("w-1");
    assertThat(error.timestamp()).contains(TestClock.START);
    assertThat(error.responseStatus()).isEqualTo(400);
    assertThat(error)
        .hasMessage(
            "the event w-1 is PT5M0.001S %s than the present; the tolerance is PT5M",
            age.isNegative() ? "newer" : "older");
  }

  @Test
  void readOfAnyAge_staleEvent_isAcceptedOnce() {
    clock.advance(Duration.ofDays(2));
    byte[] body = BODY.getBytes(UTF_8);

    assertThat(refused(webhooks, BODY, signed(BODY))).isInstanceOf(StaleWebhookException.class);
    assertThat(webhooks.readOfAnyAge(body, signed(BODY)).info().id()).isEqualTo("w-1");
    assertThatThrownBy(() -> webhooks.readOfAnyAge(body, signed(BODY)))
        .isInstanceOf(RepeatedWebhookException.class);
    assertThatThrownBy(() -> webhooks.readOfAnyAge(body, Map.of()))
        .isInstanceOf(WebhookSignatureException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "\"yesterday\"", "{}", "1e400", "99999999999999999999"})
  void read_timestampMissingOrUnreadable_isStale(String timestamp) {
    String body =
        BODY.replaceFirst(
            "\"timestamp\":[^,]*,", timestamp.isEmpty() ? "" : "\"timestamp\":" + timestamp + ",");

    StaleWebhookException error = (StaleWebhookException) refused(webhooks, body, signed(body));

    assertThat(error.timestamp()).isEmpty();
    assertThat(error).hasMessage("the event w-1 has no timestamp that can be read");
  }

  @Test
  void read_timestampInMilliseconds_counts() {
    String body =
        BODY.replaceFirst(
            "\"timestamp\":[^,]*,", "\"timestamp\":" + TestClock.START.toEpochMilli() + ",");

    assertThat(read(body).info().timestamp()).contains(TestClock.START);
  }

  @Test
  void read_repeated_isRefusedWith200_untilReleased() {
    WebhookEvent event = read(BODY);

    RepeatedWebhookException error =
        (RepeatedWebhookException) refused(webhooks, BODY, signed(BODY));
    assertThat(error.eventId()).isEqualTo("w-1");
    assertThat(error.responseStatus()).isEqualTo(200);

    webhooks.release(event);
    assertThat(read(BODY)).isEqualTo(event);
  }

  @Test
  void read_sameIdForTwoApps_isNoRepetition() {
    assertThat(read(BODY).info().appId()).contains("app1");
    assertThat(read(BODY.replace("app1", "app2")).info().appId()).contains("app2");
  }

  /** The id may be missing, or unfit for messages and stores: the bytes tell then. */
  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "\"ada@example.com\"", "\"\""})
  void read_withoutUsableId_isRepeatedByItsBytes(String id) {
    String body =
        BODY.replace("\"webhookId\":\"w-1\",", id.isEmpty() ? "" : "\"webhookId\":" + id + ",");

    assertThat(read(body).info().id()).startsWith("body-").hasSizeBetween(15, 30);
    assertThat(refused(webhooks, body, signed(body))).isInstanceOf(RepeatedWebhookException.class);
    assertThat(read(body.replace("c1", "c2")).info().id()).startsWith("body-");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          app1     | app1 |
          app2     | app1 | the event w-1 is of another app; expected app2
          app1     |      | the event w-1 names no app; expected app1
          """)
  void read_eventOfAnotherApp_isRefused(String ours, String theirs, String message) {
    Webhooks strict = builder().appId(ours).build();
    String body = theirs == null ? BODY.replace("\"appId\":\"app1\",", "") : BODY;
    if (message == null) {
      assertThat(strict.read(body.getBytes(UTF_8), signed(body)).info().id()).isEqualTo("w-1");
    } else {
      WebhookException error = refused(strict, body, signed(body));
      assertThat(error).isInstanceOf(InvalidWebhookException.class).hasMessage(message);
      assertThat(error.responseStatus()).isEqualTo(400);
    }
  }

  @Test
  void read_hugeBody_isRefusedWith413_beforeAnythingIsComputed() throws IOException {
    Webhooks small = builder().maxBytes(BODY.length()).build();
    byte[] fits = BODY.getBytes(UTF_8);

    assertThat(small.readBody(new ByteArrayInputStream(fits))).isEqualTo(fits);
    assertThat(small.read(fits, signed(BODY)).info().id()).isEqualTo("w-1");
    WebhookException error = refused(small, BODY + " ", Map.of());
    assertThat(error).isInstanceOf(InvalidWebhookException.class);
    assertThat(error.responseStatus()).isEqualTo(413);
    ByteArrayInputStream endless = new ByteArrayInputStream(new byte[1 << 20]);
    assertThatThrownBy(() -> small.readBody(endless))
        .hasMessageStartingWith("the body of the webhook has more than " + BODY.length());
    assertThat(endless.available()).isEqualTo((1 << 20) - BODY.length() - 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                            | the body of the webhook is empty
          '   '                         | the body of the webhook is not a JSON object
          'null'                        | the body of the webhook is not a JSON object
          '[{}]'                        | the body of the webhook is not a JSON object
          '{}'                          | the event has no type
          '{"type":7}'                  | the event has no type
          '{"type":" "}'                | the event has no type
          'type=ContactCreate'          | the body of the webhook is not JSON with names that occur once and at most 100 levels, at line 1, column 1
          '{"type":"ada@example.com"'   | the body of the webhook is not JSON with names that occur once and at most 100 levels, at line 1, column 26
          '{"type":"ContactCreate"} {}' | the body of the webhook is not JSON with names that occur once and at most 100 levels, at line 1, column 26
          '{"type":"a","id":1,"id":2}'  | the body of the webhook is not JSON with names that occur once and at most 100 levels, at line 1, column 24
          """)
  void read_signedButNoEvent_isRefusedWith400(String body, String message) {
    WebhookException error = refused(webhooks, body, signed(body));

    assertThat(error).isInstanceOf(InvalidWebhookException.class).hasMessage(message);
    assertThat(error.responseStatus()).isEqualTo(400);
  }

  @Test
  void read_deeplyNestedOrNoUnicode_isRefused() {
    String deep = BODY.replace("\"c1\"", "[".repeat(100_000) + "]".repeat(100_000));
    assertThat(refused(webhooks, deep, signed(deep))).isInstanceOf(InvalidWebhookException.class);
    byte[] bytes = BODY.getBytes(UTF_8);
    bytes[BODY.indexOf("ada@")] = (byte) 0xff;
    assertThatThrownBy(() -> webhooks.read(bytes, Map.of("x-ghl-signature", KEYS.sign(bytes))))
        .isInstanceOf(InvalidWebhookException.class);
  }

  @Test
  void read_unknownType_isKeptAsItIs() {
    String body = BODY.replace("ContactDelete", "OpportunityCreate");

    UnknownEvent event = (UnknownEvent) read(body);

    assertThat(event.json()).isEqualTo(body);
    assertThat(event.info().type()).isEqualTo("OpportunityCreate");
    assertThat(event.toString()).contains("w-1").doesNotContain("ada@");
  }

  @Test
  void read_wrongTypesOfKnownProperties_failOnlyTheirGetters() {
    String body =
        BODY.replace(
            "\"id\":\"c1\"", "\"id\":{\"a\":1},\"tags\":\"vip\",\"city\":[1.10],\"extra\":1.10");

    ContactEvent event = (ContactEvent) read(body);

    assertThat(event.contact().getEmail()).isEqualTo("ada@example.com");
    assertThatThrownBy(() -> event.contact().getTags()).isInstanceOf(DecodingException.class);
    assertThatThrownBy(() -> event.contact().getId()).isInstanceOf(DecodingException.class);
    assertThat(event.contact().toJson()).contains("\"extra\":1.10", "[1.10]");
  }

  @Test
  void builder_badSettings_areRefusedByName() {
    assertThatThrownBy(() -> builder().tolerance(Duration.ZERO)).hasMessageContaining("tolerance");
    assertThatThrownBy(() -> builder().maxBytes(0)).hasMessageContaining("maxBytes");
    assertThatThrownBy(() -> builder().ed25519Keys()).hasMessageContaining("ed25519Keys");
    assertThatThrownBy(() -> builder().ed25519Keys(RSA.publicKey()))
        .hasMessage("not a public Ed25519 key (SubjectPublicKeyInfo) in Base64 or PEM");
    assertThatThrownBy(() -> builder().rsaKeys("x")).hasMessageContaining("RSA");
    assertThatThrownBy(() -> builder().appId(" ")).hasMessageContaining("appId");
    assertThatThrownBy(() -> builder().rememberFor(Duration.ofMinutes(9)).build())
        .hasMessage("rememberFor must be at least twice the tolerance, PT10M, not PT9M");
  }

  @Test
  void create_highLevelsKeys_areUsed() {
    assertThat(refused(Webhooks.create(), BODY, signed(BODY)))
        .isInstanceOf(WebhookSignatureException.class);
  }
}
