package io.github.contactsv3.generated;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.contactsv3.runtime.Model;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/**
 * A model loses nothing and adds nothing: what it was read from is what it writes. Edge cases are
 * among the values of {@link RandomBodies}; their products would crowd out everything else.
 */
class RoundTripTest {
  private static final List<Schema> RESPONSES = models(Spec::inResponses);
  private static final List<Schema> REQUESTS = models(Spec::inRequests);

  /** A body and whose it is. */
  record Body(Schema schema, ObjectNode json) {}

  @Provide
  Arbitrary<Body> responses() {
    return Arbitraries.of(RESPONSES)
        .flatMap(schema -> RandomBodies.ofResponse(schema).map(json -> new Body(schema, json)));
  }

  @Provide
  Arbitrary<Body> requests() {
    return Arbitraries.of(REQUESTS)
        .flatMap(schema -> RandomBodies.ofRequest(schema).map(json -> new Body(schema, json)));
  }

  @Property(tries = 1500, edgeCases = EdgeCasesMode.NONE)
  @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
  void response_readAndWritten_isTheSameTree(@ForAll("responses") Body body)
      throws JsonProcessingException {
    check(body);
    everySchemaOccurs(body, RESPONSES);
  }

  @Property(tries = 700, edgeCases = EdgeCasesMode.NONE)
  @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
  void request_readAndWritten_isTheSameTree(@ForAll("requests") Body body)
      throws JsonProcessingException {
    check(body);
    everySchemaOccurs(body, REQUESTS);
  }

  private static void check(Body body) throws JsonProcessingException {
    Object model = Models.read(body.schema().type(), body.json());
    // Both sides from text, so that an int and a long of one value are the same.
    JsonNode expected = Models.TREES.readTree(body.json().toString());
    assertSameTree(Models.write(model), expected);

    Object again = Models.read(body.schema().type(), body.json());
    assertThat(again).isEqualTo(model).hasSameHashCodeAs(model);

    Object rebuilt = Models.build(Models.toBuilder(model));
    assertThat(rebuilt).isEqualTo(model).isNotSameAs(model).hasSameHashCodeAs(model);
    assertSameTree(Models.write(rebuilt), expected);
    checkText((Model) model, expected);
    checkJackson3(body, model, expected);
  }

  private static void checkText(Model model, JsonNode expected) throws JsonProcessingException {
    String json = model.toJson();
    assertSameTree(Models.TREES.readTree(json), expected);
    assertThat(Models.fromJson(model.getClass(), json)).isEqualTo(model);
  }

  private static void checkJackson3(Body body, Object model, JsonNode expected)
      throws JsonProcessingException {
    Class<?> type = body.schema().type();
    Object same = Jackson3.JSON.readValue(body.json().toString(), type);
    assertThat(same).isEqualTo(model).hasSameHashCodeAs(model);
    for (var mapper : Jackson3.MAPPERS) {
      assertSameTree(Models.TREES.readTree(mapper.writeValueAsString(model)), expected);
      assertThat(mapper.treeToValue(mapper.valueToTree(same), type)).isEqualTo(model);
    }
  }

  /** Exactly, that is: for {@code equals} of a decimal node 1.10 and 1.1 are the same. */
  static void assertSameTree(JsonNode actual, JsonNode expected) {
    boolean same = expected.equals(RoundTripTest::compareExactly, actual);
    assertThat(same).as("written:\n%s\nexpected:\n%s", actual, expected).isTrue();
  }

  private static int compareExactly(JsonNode one, JsonNode other) {
    boolean same =
        one.isBigDecimal() && other.isBigDecimal()
            ? one.decimalValue().equals(other.decimalValue())
            : one.equals(other);
    return same ? 0 : 1;
  }

  private static void everySchemaOccurs(Body body, List<Schema> schemas) {
    Statistics.label("schema")
        .collect(body.schema().toString())
        .coverage(
            coverage ->
                schemas.forEach(schema -> coverage.check(schema.toString()).count(n -> n > 0)));
  }

  private static List<Schema> models(Function<Spec, Collection<Schema>> side) {
    return Stream.of(Spec.values()).flatMap(spec -> side.apply(spec).stream()).toList();
  }
}
