package io.github.contactsv3.generated;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.contactsv3.api.SearchApi.FindDuplicateContactQuery;
import io.github.contactsv3.oauth.api.OAuthApi.RequestTokenForm;
import io.github.contactsv3.oauth.model.GrantType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A model in a log tells which contact it was, and nothing about the person. */
class ToStringTest {
  /**
   * Names that must stay secret whatever the document says of them. Not of them, although they look
   * like it: the kind of a token and a reference to a field.
   */
  private static final Pattern PERSONAL =
      Pattern.compile(
          "(?i)(?!tokenType|matchingField).*(e-?mail|phone|name|token|secret|birth|address|postal|ip$).*");

  /** Ids by which others know the person: no help in a log, and none of its business. */
  private static final Set<String> TRACKING = Set.of("fbEventId", "gaClientId");

  static Stream<Schema> models() {
    return BuilderTest.models();
  }

  @ParameterizedTest
  @MethodSource("models")
  void toString_canaries_areHiddenAndIdsShown(Schema schema) {
    ObjectNode body = Models.full(schema, "CANARY");
    List<String> shown = new ArrayList<>();
    schema
        .properties()
        .forEach(
            (name, node) -> {
              if (isText(node) && node.path("x-log-safe").asBoolean()) {
                shown.add(name + "=" + Models.LOGGABLE);
              }
            });
    if (schema.isOpen()) {
      body.put("undeclared", "CANARY");
      shown.add("undeclared=***");
    }

    String text = Models.read(schema.type(), body).toString();

    assertThat(text).startsWith(schema.name() + "{").doesNotContain("CANARY");
    assertThat(shown).allSatisfy(part -> assertThat(text).contains(part));
  }

  @ParameterizedTest
  @MethodSource("models")
  void document_personalProperty_isNeverMarkedAsSafe(Schema schema) {
    assertThat(schema.properties())
        .allSatisfy(
            (name, node) -> {
              if (PERSONAL.matcher(name).matches() && isText(node)) {
                assertThat(node.path("x-log-safe").asBoolean()).as(name).isFalse();
              }
            });
  }

  @ParameterizedTest
  @MethodSource("models")
  void document_id_isAlwaysMarkedAsSafe(Schema schema) {
    assertThat(schema.properties())
        .allSatisfy(
            (name, node) -> {
              if (name.matches("_?id|.*Id") && !TRACKING.contains(name) && isText(node)) {
                assertThat(node.path("x-log-safe").asBoolean()).as(name).isTrue();
              }
            });
  }

  @Test
  void toString_parameters_showNamesOnly() {
    assertThat(FindDuplicateContactQuery.builder().locationId("CANARY").email("CANARY").build())
        .hasToString("FindDuplicateContactQuery[locationId, email]");
    assertThat(
            RequestTokenForm.builder()
                .clientId("CANARY")
                .clientSecret("CANARY")
                .grantType(GrantType.of("CANARY"))
                .build())
        .hasToString("RequestTokenForm[clientId, clientSecret, grantType]");
  }

  private static boolean isText(JsonNode node) {
    return node.path("type").asText().equals("string") && !node.has("format");
  }
}
