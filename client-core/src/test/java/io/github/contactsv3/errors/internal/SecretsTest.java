package io.github.contactsv3.errors.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
  private final Secrets secrets = new Secrets();

  static Stream<Arguments> forms() {
    return SecretForms.SECRETS.entrySet().stream()
        .flatMap(
            kind ->
                SecretForms.of(kind.getValue()).entrySet().stream()
                    .map(form -> Arguments.of(kind.getValue(), form.getKey(), form.getValue())));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void mask_secretInAnyForm_isMaskedToItsEnds(String secret, String name, String form) {
    secrets.remember(secret);

    String masked = secrets.mask("Invalid JWT: <" + form + "> for it");
    assertThat(masked).as(name).isEqualTo("Invalid JWT: <***> for it");
  }

  static Stream<String> kinds() {
    return SecretForms.SECRETS.values().stream();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void mask_secretCutAnywhere_isMasked(String secret) {
    secrets.remember(secret);

    for (String piece : SecretForms.pieces(secret)) {
      String masked = secrets.mask("Bad token '" + piece + "'");
      assertThat(SecretForms.shows(masked, secret)).as(masked).isFalse();
      assertThat(masked).isIn("Bad token '***'", "Bad token '***...'", "Bad token '...***'");
    }
  }

  @Test
  void mask_twoSecretsSideBySide_leavesNothingOfEither() {
    secrets.remember("first-secret-1");
    secrets.remember("second-secret-2");

    assertThat(secrets.mask("first-secret-1second-secret-2, first-secret-1 second-secret-2"))
        .isEqualTo("***, *** ***");
  }

  @Test
  void mask_secretInLongerBase64_masksTheWordAndNotItsNeighbours() {
    secrets.remember("access-canary-0815");

    assertThat(
            secrets.mask(
                "Basic YWRhLmxvdmVsYWNlQGV4YW1wbGUuY29tOmFjY2Vzcy1jYW5hcnktMDgxNTp4eA==\nHost: x,"
                    + " YWRhLmxvdmVsYWNlQGV4YW1wbGUuY29t"))
        .isEqualTo("Basic ***\nHost: x, YWRhLmxvdmVsYWNlQGV4YW1wbGUuY29t");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no",
        "The token is not authorized for this scope.",
        "Invalid grant: refresh token is invalid",
        "This location does not allow duplicated contacts.",
        "Contact with id hZ8kQ2mVx4TbN7yRw1Ls not found",
        "0b6ce1f4-8c39-4f0d-9f6e-5d1f4c1f2a77",
        "{\"message\":[\"property limit should not exist\"]}",
        "%zz %u12 &nothing; &#xffffffff; \\u12 \\",
      })
  void mask_textWithoutSecrets_isTheSameText(String text) {
    SecretForms.SECRETS.values().forEach(secrets::remember);

    assertThat(secrets.mask(text)).isSameAs(text);
    assertThat(new Secrets().mask(text)).isSameAs(text);
  }

  @Test
  void mask_shortSecrets_areNotMasked() {
    secrets.remember("seven-7");
    secrets.remember(null);
    secrets.remember("");

    assertThat(secrets.mask("seven-7 stays")).isEqualTo("seven-7 stays");
  }

  @Test
  void mask_veryLongText_isCut() {
    secrets.remember("first-secret-1");

    assertThat(secrets.mask("x".repeat(256 * 1024 - 9) + "first-secret-1" + "x".repeat(1_000_000)))
        .isEqualTo("x".repeat(256 * 1024 - 9) + "***...");
  }

  @Test
  void mask_lists_masksEachText() {
    secrets.remember("first-secret-1");

    assertThat(secrets.mask(List.of("a", "b first-secret-1"))).containsExactly("a", "b ***");
  }

  @Test
  void remember_moreThanFit_keepsThoseThatWereUsedLast() {
    for (int i = 0; i < 5_000; i++) {
      secrets.remember("secret-number-" + i + "-" + Integer.toHexString(i * 7919));
      secrets.remember("client-secret-of-the-app");
    }

    assertThat(secrets.mask("client-secret-of-the-app")).isEqualTo("***");
    for (int i = 4_500; i < 5_000; i++) {
      assertThat(secrets.mask("secret-number-" + i + "-" + Integer.toHexString(i * 7919)))
          .isEqualTo("***");
    }
    assertThat(secrets.mask(":" + Integer.toHexString(7919) + ":")).isEqualTo(":1eef:");
  }

  @Test
  void remember_byManyThreads_masksForEach() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<String>> masked = new ArrayList<>();
      for (int i = 0; i < 400; i++) {
        String secret = "%016x".formatted(i * 0x9E37_79B9_7F4A_7C15L);
        masked.add(
            threads.submit(
                () -> {
                  secrets.remember(secret);
                  return secrets.mask("with " + secret);
                }));
      }
      for (Future<String> result : masked) {
        assertThat(result.get()).isEqualTo("with ***");
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void rememberForm_masksCredentialsAndKeepsWords() {
    secrets.rememberForm(
        "grantType=refresh_token&refreshToken=rt%2Fcanary%2B0001&clientSecret=cs-canary-0001"
            + "&clientId=app-client-1&code=code-canary-1&redirectUri=https%3A%2F%2Fa.example%2Fcb"
            + "&other=other-canary&empty=&flag&%zz=%zz");

    assertThat(
            secrets.mask(
                "refresh_token rt/canary+0001 cs-canary-0001 code-canary-1 other-canary"
                    + " app-client-1 https://a.example/cb"))
        .isEqualTo("refresh_token *** *** *** *** app-client-1 https://a.example/cb");
  }

  @Test
  void rememberHeader_masksCredentialsAndKeepsOtherValues() {
    Map.of(
            "Authorization", "Bearer access-canary",
            "Proxy-Authorization", "Basic aWQ6cGFzc3dvcmQtY2FuYXJ5",
            "Cookie", "a=1; session=cookie-canary",
            "X-Api-Key", "key-canary-1",
            "traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
            "Accept-Language", "language")
        .forEach(secrets::rememberHeader);
    secrets.rememberHeader("Authorization", "bare-canary");
    secrets.rememberHeader("Proxy-Authorization", "Basic !");

    assertThat(
            secrets.mask(
                "access-canary password-canary aWQ6cGFzc3dvcmQtY2FuYXJ5 cookie-canary key-canary-1"
                    + " bare-canary language 4bf92f3577b34da6a3ce929d0e0e4736"))
        .isEqualTo("*** *** *** *** *** *** language 4bf92f3577b34da6a3ce929d0e0e4736");
  }

  @Test
  void toString_showsNoSecret() {
    secrets.remember("first-secret-1");

    assertThat(secrets.toString()).isEqualTo("Secrets{***}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "%25",
        "%",
        "\\",
        "\\\\u005c",
        "&",
        "&amp;",
        "&#38;#38;",
        "A+/-_ ",
        "\n",
        "eyJhbGci",
        "\u00fc",
        "\ud83d\ude00",
        "\ud83d",
      })
  void mask_doubledText_takesDoubleTheSteps(String piece) {
    long once = steps(piece.repeat(2_000));
    long twice = steps(piece.repeat(4_000));

    assertThat(twice).isBetween(1L, once * 2 + 100);
  }

  /** Counts the pieces that are looked up and the characters that are read. */
  private static long steps(String text) {
    AtomicLong steps = new AtomicLong(1);
    CharSequence counted = new CountingText(text, steps);
    SecretScanner.find(counted, gram -> steps.incrementAndGet() < 0);
    return steps.get();
  }
}
