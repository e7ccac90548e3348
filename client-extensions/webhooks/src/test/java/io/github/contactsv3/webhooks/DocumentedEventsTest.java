package io.github.contactsv3.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.contactsv3.runtime.Model;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each event of the document is a type of its own, and loses nothing. */
class DocumentedEventsTest {
  private static final String CONTENT = "/post/requestBody/content/application~1json";
  private static final TestKeys KEYS = TestKeys.ed25519();

  static Stream<Map.Entry<String, JsonNode>> events() {
    try (InputStream document =
        WebhookEvent.class.getResourceAsStream("/META-INF/contacts-v3/webhooks.yaml")) {
      return new YAMLMapper().readTree(document).path("x-webhooks").properties().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode example(JsonNode webhook) {
    return webhook.at(CONTENT + "/examples/event/value");
  }

  private static WebhookEvent read(JsonNode webhook) {
    byte[] body = example(webhook).toString().getBytes(StandardCharsets.UTF_8);
    Webhooks reader = Webhooks.builder().ed25519Keys(KEYS.publicKey()).build();
    return reader.readOfAnyAge(body, Map.of("x-ghl-signature", KEYS.sign(body)));
  }

  @ParameterizedTest
  @MethodSource("events")
  void read_example_hasAllOfIt(Map.Entry<String, JsonNode> webhook) throws Exception {
    WebhookEvent event = read(webhook.getValue());

    assertThat(event.info().type()).isEqualTo(webhook.getKey());
    assertThat(event.info().timestamp()).isPresent();
    Model model = (Model) event.getClass().getRecordComponents()[1].getAccessor().invoke(event);
    assertThat(new ObjectMapper().readTree(model.toJson())).isEqualTo(example(webhook.getValue()));
    assertThat(webhook.getValue().at(CONTENT + "/schema/$ref").asText())
        .endsWith("/" + model.getClass().getSimpleName());
  }

  @Test
  void types_ofTheDocument_areAllOfTheHierarchyButTheUnknown() {
    Set<Class<?>> read = new HashSet<>();
    events().forEach(webhook -> read.add(read(webhook.getValue()).getClass()));
    Set<Class<?>> expected = new HashSet<>();
    collect(WebhookEvent.class, expected);
    expected.remove(UnknownEvent.class);

    assertThat(read).isEqualTo(expected);
  }

  private static void collect(Class<?> type, Set<Class<?>> found) {
    if (type.isSealed()) {
      Stream.of(type.getPermittedSubclasses()).forEach(each -> collect(each, found));
    } else {
      found.add(type);
    }
  }
}
