package io.github.contactsv3.generated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;

/** Random JSON bodies that a schema of the document allows, and that real responses have. */
final class RandomBodies {
  private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");
  private static final int MAX_DEPTH = 2;

  private static final Arbitrary<String> TEXTS =
      Arbitraries.oneOf(
          Arbitraries.strings().ofMaxLength(6),
          Arbitraries.of("", " ", "a\"b\\c", "Zoë Ünal", "山田 太郎", "🙂", "\u0000\u001f", "null"));

  /** None of them is a declared name; some are names of Java or of Jackson. */
  private static final Arbitrary<String> ODD_NAMES =
      Arbitraries.oneOf(
          Arbitraries.of(
              "",
              " ",
              "$",
              "a.b",
              "a/b",
              "class",
              "getClass",
              "@type",
              "hash-code",
              "ünïcode",
              "additionalProperties",
              "NAMES",
              "builder",
              "toString",
              "🙂"),
          Arbitraries.strings().ofMinLength(1).ofMaxLength(4).map(name -> "x-" + name));

  private static final Arbitrary<JsonNode> SCALARS =
      Arbitraries.oneOf(
          TEXTS.map(NODES::textNode),
          Arbitraries.of(true, false).map(NODES::booleanNode),
          Arbitraries.longs().map(RandomBodies::integer),
          Arbitraries.bigIntegers()
              .between(BigInteger.TEN.pow(30).negate(), BigInteger.TEN.pow(30))
              .map(NODES::numberNode),
          decimals(),
          Arbitraries.just(NullNode.getInstance()));

  private static final Arbitrary<JsonNode> ANYTHING = anything(MAX_DEPTH);

  private final Spec spec;
  private final boolean responses;
  private final Map<String, Arbitrary<ObjectNode>> known = new HashMap<>();

  private RandomBodies(Spec spec, boolean responses) {
    this.spec = spec;
    this.responses = responses;
  }

  /** As responses are: with properties and nulls that the document does not announce. */
  static Arbitrary<ObjectNode> ofResponse(Schema schema) {
    return new RandomBodies(schema.spec(), true).object(schema.node(), 0);
  }

  /** As requests are: strictly by the document. */
  static Arbitrary<ObjectNode> ofRequest(Schema schema) {
    return new RandomBodies(schema.spec(), false).object(schema.node(), 0);
  }

  private Arbitrary<ObjectNode> object(JsonNode schema, int depth) {
    Set<String> required = new HashSet<>();
    schema.path("required").forEach(name -> required.add(name.asText()));
    List<Arbitrary<Tuple2<String, Optional<JsonNode>>>> members =
        schema.path("properties").properties().stream()
            .map(property -> member(property, required.contains(property.getKey()), depth))
            .toList();
    Arbitrary<Map<String, JsonNode>> undeclared =
        responses && schema.path("additionalProperties").asBoolean()
            ? Arbitraries.maps(ODD_NAMES, ANYTHING).ofMaxSize(2)
            : Arbitraries.just(Map.of());
    return Combinators.combine(Combinators.combine(members).as(values -> values), undeclared)
        .as(
            (declared, further) -> {
              ObjectNode object = NODES.objectNode();
              declared.forEach(m -> m.get2().ifPresent(value -> object.set(m.get1(), value)));
              further.forEach(object::set);
              return object;
            });
  }

  private Arbitrary<Tuple2<String, Optional<JsonNode>>> member(
      Map.Entry<String, JsonNode> property, boolean required, int depth) {
    boolean nullable = property.getValue().path("nullable").asBoolean();
    Arbitrary<JsonNode> value = value(property.getValue(), depth);
    if (nullable || (responses && !required)) {
      value = value.injectNull(0.1).map(v -> v == null ? NullNode.getInstance() : v);
    }
    return (required ? value.map(Optional::of) : value.optional(0.6))
        .map(v -> Tuple.of(property.getKey(), v));
  }

  private Arbitrary<JsonNode> value(JsonNode node, int depth) {
    JsonNode schema = spec.resolve(node);
    if (schema.has("enum")) {
      return Arbitraries.oneOf(
              Arbitraries.of(texts(schema.path("enum"))), Arbitraries.of("new_value", "", "Élan"))
          .map(NODES::textNode);
    }
    return switch (schema.path("type").asText()) {
      case "string" ->
          schema.path("format").asText().equals("date-time")
              ? dateTimes().map(NODES::textNode)
              : schema.path("x-calendar-date").asBoolean()
                  ? dates().map(NODES::textNode)
                  : TEXTS.map(NODES::textNode);
      case "integer" ->
          schema.path("format").asText().equals("int32")
              ? Arbitraries.integers().map(NODES::numberNode)
              : Arbitraries.longs().map(RandomBodies::integer);
      case "number" -> decimals();
      case "boolean" -> Arbitraries.of(true, false).map(NODES::booleanNode);
      case "array" ->
          (depth > MAX_DEPTH
                  ? Arbitraries.just(List.<JsonNode>of())
                  : listOf(value(schema.path("items"), depth + 1), depth))
              .map(RandomBodies::array);
      case "object" -> nested(schema, depth + 1).map(object -> object);
      default -> ANYTHING;
    };
  }

  private Arbitrary<ObjectNode> nested(JsonNode schema, int depth) {
    String key = depth + " " + System.identityHashCode(schema);
    Arbitrary<ObjectNode> arbitrary = known.get(key);
    if (arbitrary == null) {
      arbitrary = object(schema, depth);
      known.put(key, arbitrary);
    }
    return arbitrary;
  }

  /** Long lists only at the top, where they are not multiplied. */
  private static Arbitrary<List<JsonNode>> listOf(Arbitrary<JsonNode> elements, int depth) {
    return depth == 0
        ? Arbitraries.frequencyOf(
            Tuple.of(20, elements.list().ofMaxSize(2)), Tuple.of(1, elements.list().ofSize(60)))
        : elements.list().ofMaxSize(2);
  }

  /** Money such as 1.10, and more digits than a double has. */
  private static Arbitrary<JsonNode> decimals() {
    return Combinators.combine(
            Arbitraries.bigIntegers()
                .between(BigInteger.TEN.pow(24).negate(), BigInteger.TEN.pow(24)),
            Arbitraries.integers().between(1, 6))
        .as((unscaled, scale) -> NODES.numberNode(new BigDecimal(unscaled, scale)));
  }

  /** Milliseconds as responses have them; in requests a fraction that is not written shorter. */
  private Arbitrary<String> dateTimes() {
    Arbitrary<LocalDateTime> times =
        Arbitraries.longs()
            .between(0, 4_000_000_000L)
            .map(second -> LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC));
    Arbitrary<String> fractions =
        responses ? Arbitraries.of(".000", ".100", ".123", ".123456") : Arbitraries.of("", ".001");
    Arbitrary<String> zones = Arbitraries.of("Z", "+01:00", "-09:30");
    return Combinators.combine(times, fractions, zones)
        .as((time, fraction, zone) -> SECONDS.format(time) + fraction + zone);
  }

  /** Requests are written in one spelling. */
  private Arbitrary<String> dates() {
    return responses
        ? Arbitraries.of("1990-09-25", "09/25/1990", "1990-09-25T00:00:00.000Z", "654220800000")
        : Arbitraries.of("1990-09-25", "1900-01-01");
  }

  private static Arbitrary<JsonNode> anything(int depth) {
    if (depth == 0) {
      return SCALARS;
    }
    Arbitrary<JsonNode> inner = anything(depth - 1);
    return Arbitraries.frequencyOf(
        Tuple.of(4, SCALARS),
        Tuple.of(1, inner.list().ofMaxSize(3).map(RandomBodies::array)),
        Tuple.of(1, Arbitraries.maps(ODD_NAMES, inner).ofMaxSize(2).map(RandomBodies::objectOf)));
  }

  private static JsonNode objectOf(Map<String, JsonNode> members) {
    return NODES.objectNode().setAll(members);
  }

  private static JsonNode array(List<JsonNode> elements) {
    return NODES.arrayNode().addAll(elements);
  }

  private static JsonNode integer(long value) {
    return NODES.numberNode(value);
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
