package io.github.contactsv3.errors;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.errors.internal.SecretForms;
import io.github.contactsv3.errors.internal.Secrets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each kind of secret, in each form, in each place of a response: it shows up nowhere. */
class SecretsInErrorsTest {
  private final Secrets secrets = new Secrets();

  private Map<String, Function<String, Throwable>> places() {
    Map<String, Function<String, Throwable>> places = new LinkedHashMap<>();
    places.put("message", form -> service(List.of("Invalid JWT: " + form, "again:" + form + ".")));
    places.put("page", form -> service(List.of("<p>token=" + form + "</p>")));
    places.put("trace id", form -> Examples.error(401).traceId(secrets.mask("id-" + form)).build());
    places.put(
        "meta",
        form ->
            Examples.error(400).duplicate(secrets.mask(form), secrets.mask("f" + form)).build());
    places.put(
        "map key",
        form ->
            new DecodingException(
                Examples.GET_CONTACT,
                1,
                200,
                secrets.mask("$.map." + form),
                secrets.mask("no " + form)));
    places.put("status line", form -> lost(new ProtocolException("Invalid status line: " + form)));
    places.put("header", form -> lost(new IOException("Invalid header: " + form + ": x")));
    places.put("host", form -> lost(new ConnectException("Connect to " + form + " failed")));
    places.put(
        "supplier",
        form ->
            new TokenProviderException(
                Examples.GET_CONTACT,
                0,
                "the supplier failed",
                secrets.maskedCause(new IllegalStateException("got " + form))));
    return places;
  }

  private ServiceException service(List<String> messages) {
    return ServiceException.builder()
        .operation(Examples.GET_CONTACT)
        .status(401)
        .messages(secrets.mask(messages))
        .build();
  }

  private TransportException lost(IOException error) {
    IOException cause = secrets.safeCause(error);
    return new TransportException(Examples.GET_CONTACT, 1, "no response: " + cause, cause);
  }

  static Stream<String> secretKinds() {
    return SecretForms.SECRETS.values().stream();
  }

  @ParameterizedTest
  @MethodSource("secretKinds")
  void error_ofAnyPlaceAndForm_showsNoPieceOfASecret(String secret) throws IOException {
    secrets.remember(secret);
    Map<String, String> forms = new LinkedHashMap<>(SecretForms.of(secret));
    SecretForms.pieces(secret).forEach(piece -> forms.put("piece " + piece, piece));

    for (Map.Entry<String, Function<String, Throwable>> place : places().entrySet()) {
      for (Map.Entry<String, String> form : forms.entrySet()) {
        Throwable error = place.getValue().apply(form.getValue());
        String text = String.join("\n", allTexts(error));
        assertThat(SecretForms.shows(text, secret + "\n" + form.getValue()))
            .as("%s in %s: %s", form.getKey(), place.getKey(), text)
            .isFalse();
      }
    }
  }

  private static List<String> allTexts(Throwable error) throws IOException {
    StringWriter trace = new StringWriter();
    // Frames name classes and methods of this test, which are no words of a response.
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      cause.setStackTrace(new StackTraceElement[0]);
    }
    error.printStackTrace(new PrintWriter(trace, true));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(error);
    }
    List<String> texts = new ArrayList<>();
    texts.add(trace.toString());
    texts.add(bytes.toString(StandardCharsets.UTF_8));
    if (error instanceof ServiceException service) {
      texts.addAll(service.messages());
      service.traceId().ifPresent(texts::add);
    }
    return texts;
  }
}
