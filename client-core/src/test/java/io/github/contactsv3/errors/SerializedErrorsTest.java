package io.github.contactsv3.errors;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.core.OperationInfo;
import io.github.contactsv3.core.RateLimits;
import io.github.contactsv3.errors.internal.ResumeCursors;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Errors are sent from executors to drivers and stored with failed jobs. */
class SerializedErrorsTest {
  private static final String WORDS = "Kanarienvogel";

  /** At least one of each class: with all that it can have, and with nothing. */
  static Stream<ContactsApiException> examples() {
    OperationInfo op = Examples.GET_CONTACT;
    List<ContactsApiException> examples =
        new ArrayList<>(
            List.of(
                new CallInterruptedException(op, 1, "the quota"),
                new CallbackException(op, "sink", "ctx1_x", new IOException("disk full")),
                new DecodingException(op, 1, 200, "$.contacts[0].dateAdded", "not a date"),
                new PagingException(op, "the cursor stands still"),
                new QuotaStoreException(op, 0, "the quota can't be read", new IOException("down")),
                new TokenProviderException(op, 0, "the supplier failed", null),
                new TokenStoreException("can't load the tokens", new IOException("disk full")),
                new TransportException(op, 1, "cannot connect to localhost:1", null)));
    examples.addAll(
        List.of(
            new WebhookSignatureException("no signature"),
            InvalidWebhookException.tooLarge(1000),
            new StaleWebhookException("event-1", Instant.EPOCH, "too old"),
            new StaleWebhookException("event-1", null, "has no timestamp"),
            new RepeatedWebhookException("event-1"),
            new ReplayGuardException("can't claim", new IOException("down"))));
    for (int status : new int[] {302, 400, 401, 403, 404, 422, 429, 500}) {
      examples.add(Examples.error(status).build());
      examples.add(full(Examples.error(status, "no such name: " + WORDS)).build());
    }
    examples.add(Examples.error(400, "Location is not active").build());
    examples.add(Examples.error(400, "This location does not allow duplicated contacts").build());
    examples.add(full(Examples.error(400, WORDS)).duplicate("c1", "email").build());
    examples.forEach(example -> ResumeCursors.attach(example, "cursor-1"));
    return examples.stream();
  }

  private static ServiceException.Builder full(ServiceException.Builder builder) {
    return builder
        .attempts(2)
        .traceId("t-1")
        .rateLimits(
            new RateLimits(100, 0, Duration.ofSeconds(10), 200L, 7L, Duration.ofSeconds(7)));
  }

  @Test
  void examples_areOfEveryClassOfTheHierarchy() {
    Set<Class<?>> classes = new HashSet<>();
    examples().forEach(example -> classes.add(example.getClass()));

    assertThat(classes).isEqualTo(concrete(ContactsApiException.class));
  }

  private static Set<Class<?>> concrete(Class<?> type) {
    Set<Class<?>> classes = new HashSet<>();
    if (!Modifier.isAbstract(type.getModifiers())) {
      classes.add(type);
    }
    if (type.isSealed()) {
      Arrays.stream(type.getPermittedSubclasses()).map(c -> concrete(c)).forEach(classes::addAll);
    }
    return classes;
  }

  @ParameterizedTest
  @MethodSource("examples")
  void deserialised_everyGetter_hasTheValueOrAnEmptyOne(ContactsApiException error)
      throws Exception {
    byte[] bytes = serialised(error);
    Object read = new ObjectInputStream(new ByteArrayInputStream(bytes)).readObject();

    assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).doesNotContain(WORDS);
    assertThat(read).isExactlyInstanceOf(error.getClass());
    for (Method getter : error.getClass().getMethods()) {
      if (isGetter(getter)) {
        Object value = getter.invoke(read);
        assertThat(value).as(getter.getName()).isNotNull();
        if (!Set.of("messages", "violations", "getMessage", "rateLimits")
            .contains(getter.getName())) {
          assertThat(value).as(getter.getName()).isEqualTo(getter.invoke(error));
        }
      }
    }
    if (read instanceof ServiceException service) {
      assertThat(service.messages()).isEmpty();
      assertThat(service.getMessage())
          .isEqualTo(error.getMessage().replaceFirst(" \\([^)]*\\)", ""));
      assertThat(service.rateLimits())
          .hasToString(((ServiceException) error).rateLimits().toString());
    } else {
      assertThat(read).hasToString(error.toString());
    }
  }

  private static boolean isGetter(Method method) {
    return ContactsApiException.class.isAssignableFrom(method.getDeclaringClass())
        && method.getParameterCount() == 0
        && !Modifier.isStatic(method.getModifiers());
  }

  @Test
  void deserialised_formOfAnotherVersion_hasEmptyValues() throws Exception {
    for (ContactsApiException error : examples().toList()) {
      Object read = new OlderForm(serialised(error)).readObject();

      for (Method getter : error.getClass().getMethods()) {
        if (isGetter(getter) && !getter.getName().equals("getMessage")) {
          assertThat(getter.invoke(read)).as(getter.toString()).isNotNull();
        }
      }
    }
  }

  /** Reads the fields of errors as absent, as in a form that was written before they existed. */
  private static final class OlderForm extends ObjectInputStream {
    OlderForm(byte[] bytes) throws IOException {
      super(new ByteArrayInputStream(bytes));
      enableResolveObject(true);
    }

    @Override
    protected Object resolveObject(Object read) {
      return read instanceof OperationInfo || read instanceof RateLimits
          ? null
          : read instanceof String text && text.startsWith("$.") ? null : read;
    }
  }

  private static byte[] serialised(Object object) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    }
    return bytes.toByteArray();
  }

  @Test
  void traceId_ofAnyText_isAnIdOrMasked() {
    assertThat(Examples.error(500).traceId("ada@example.com").build().traceId()).contains("***");
    assertThat(Examples.error(500).traceId("a\nb").build()).hasMessageEndingWith(", trace ***");
    assertThat(Examples.error(500).traceId("x".repeat(70_000)).build().traceId())
        .contains("x".repeat(64));
    assertThat(Examples.error(500).traceId("").build().traceId()).isEmpty();
  }

  @Test
  void decodingException_keysThatAreNoNames_areMasked() {
    DecodingException e =
        new DecodingException(
            Examples.GET_CONTACT, 1, 200, "$.map.ada%40x y[1]", "not \"Ada\"\nINFO forged");

    assertThat(e.path()).isEqualTo("$.map.***[1]");
    assertThat(e)
        .hasMessage("getContact: can't read the response 200 at $.map.***[1]: not *** INFO forged");
  }
}
