package io.github.contactsv3.generated;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.contactsv3.model.DndSettings;
import io.github.contactsv3.model.DndStatus;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Other spellings of a property are read; only the one of the document is written. */
class AliasTest {

  static Stream<Arguments> aliases() {
    return Spec.allSchemas()
        .filter(Schema::isObject)
        .flatMap(
            schema ->
                schema.properties().entrySet().stream()
                    .flatMap(
                        property ->
                            StreamSupport.stream(
                                    property.getValue().path("x-aliases").spliterator(), false)
                                .map(a -> Arguments.of(schema, property.getKey(), a.asText()))));
  }

  @ParameterizedTest
  @MethodSource("aliases")
  void read_alias_isTheDeclaredProperty(Schema schema, String property, String alias) {
    ObjectNode declared = Models.full(schema, "text").retain(List.of(property));
    schema.required().forEach(name -> declared.set(name, Models.full(schema, "text").get(name)));
    ObjectNode aliased = declared.deepCopy();
    JsonNode value = aliased.remove(property);
    aliased.set(alias, value);

    Object model = Models.read(schema.type(), aliased);

    assertThat(model).isEqualTo(Models.read(schema.type(), declared));
    assertThat(Models.write(model).has(property)).isTrue();
    assertThat(Models.write(model).has(alias)).isFalse();
  }

  @Test
  void read_channelsInBothCasings_areTheSameChannels() {
    for (String call : List.of("call", "Call")) {
      for (String sms : List.of("sms", "SMS")) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.putObject(call).put("status", "active");
        json.putObject(sms).put("status", "inactive");
        DndSettings settings = (DndSettings) Models.read(DndSettings.class, json);
        assertThat(settings.getCall().getStatus()).isEqualTo(DndStatus.ACTIVE);
        assertThat(settings.getSms().getStatus()).isEqualTo(DndStatus.INACTIVE);
        assertThat(settings.getAdditionalProperties()).isEmpty();
      }
    }
  }
}
