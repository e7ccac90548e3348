package io.github.contactsv3.generated;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.contactsv3.errors.DecodingException;
import io.github.contactsv3.runtime.Model;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** If one value of a response is replaced by anything else, all other values are read and kept. */
class MutationTest {
  private static final List<Schema> RESPONSES =
      Stream.of(Spec.values()).flatMap(spec -> spec.inResponses().stream()).toList();

  /** In place of a value: by type, null, shape and size; JSON text. */
  private static final List<String> ODD =
      List.of(
          "null",
          "true",
          "false",
          "0",
          "-1",
          "1.50",
          "7.0",
          "2147483648",
          "9223372036854775808",
          "1" + "0".repeat(300),
          "1e400",
          "-1e-400",
          "\"\"",
          "\" \"",
          "\"text\"",
          "\"true\"",
          "\"7\"",
          "\"2026-01-31\"",
          "\"2026-01-31T09:30:00Z\"",
          "\"2026-01-31T09:30:00.000+0000\"",
          "\"2026-01-31T09:30:00.000\"",
          "\"1769851800000\"",
          "1769851800000",
          "\"\\ud83d\"",
          "\"" + "long ".repeat(20_000) + "\"",
          "[]",
          "[null]",
          "[1, \"a\", 1.10, {}]",
          "[".repeat(200) + "]".repeat(200),
          "{}",
          "{\"_seconds\": 1769851800, \"_nanoseconds\": 0}",
          "{\"id\": {\"id\": []}}",
          "{\"a\":".repeat(200) + "1.10" + "}".repeat(200));

  /** A response with one odd value in it. */
  record Mutation(Schema schema, String json, String path) {
    @Override
    public String toString() {
      return schema + path + " of " + json;
    }
  }

  @Provide
  Arbitrary<Mutation> mutations() {
    return Arbitraries.of(RESPONSES)
        .flatMap(
            schema ->
                Combinators.combine(
                        RandomBodies.ofResponse(schema),
                        Arbitraries.of(ODD),
                        Arbitraries.integers().between(0, Integer.MAX_VALUE))
                    .as((body, odd, place) -> mutate(schema, body, odd, place)));
  }

  private static Mutation mutate(Schema schema, ObjectNode body, String odd, int place) {
    List<String> paths = new ArrayList<>();
    collect(body, "", paths);
    if (paths.isEmpty()) {
      return new Mutation(schema, body.toString(), "");
    }
    String path = paths.get(place % paths.size());
    // As text, since no tree tells 1.10 from 1.1 for sure.
    String marker = "\"the odd value stands here\"";
    int name = path.lastIndexOf('/');
    ContainerNode<?> parent = (ContainerNode<?>) body.at(path.substring(0, name));
    String key = path.substring(name + 1).replace("~1", "/").replace("~0", "~");
    if (parent instanceof ArrayNode array) {
      array.set(Integer.parseInt(key), marker.substring(1, marker.length() - 1));
    } else {
      ((ObjectNode) parent).put(key, marker.substring(1, marker.length() - 1));
    }
    return new Mutation(schema, body.toString().replace(marker, odd), path);
  }

  private static void collect(JsonNode node, String path, List<String> paths) {
    if (!path.isEmpty()) {
      paths.add(path);
    }
    node.properties()
        .forEach(
            p ->
                collect(
                    p.getValue(),
                    path + "/" + p.getKey().replace("~", "~0").replace("/", "~1"),
                    paths));
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      collect(node.get(i), path + "/" + i, paths);
    }
  }

  @Property(tries = 1200, edgeCases = EdgeCasesMode.NONE)
  void read_oneOddValue_losesNothingElse(@ForAll("mutations") Mutation mutation)
      throws JsonProcessingException {
    Model model = (Model) Models.JSON.readValue(mutation.json(), mutation.schema().type());
    JsonNode expected = Models.TREES.readTree(mutation.json());
    RoundTripTest.assertSameTree(Models.write(model), expected);

    List<String> unreadable = new ArrayList<>();
    readAll(model, "", unreadable);
    // The value itself, a list that it is in, or what an object in its place lacks.
    assertThat(unreadable)
        .allMatch(
            path ->
                (mutation.path() + "/").startsWith(path + "/")
                    || path.startsWith(mutation.path() + "/"));

    assertThat(model.toString()).isNotEmpty();
    Object again = Models.JSON.readValue(mutation.json(), mutation.schema().type());
    assertThat(again).isEqualTo(model).hasSameHashCodeAs(model);
    Object rebuilt = Models.build(Models.toBuilder(model));
    assertThat(rebuilt).isEqualTo(model);
    RoundTripTest.assertSameTree(Models.write(rebuilt), expected);
  }

  /** Calls every getter, at any depth. */
  private static void readAll(Model model, String path, List<String> unreadable) {
    for (Method getter : model.getClass().getMethods()) {
      if (getter.isAnnotationPresent(JsonProperty.class)) {
        String name = getter.getAnnotation(JsonProperty.class).value();
        String at = path + "/" + name;
        try {
          readOn(Models.call(model, getter), at, unreadable);
        } catch (DecodingException e) {
          assertThat(e.path()).isEqualTo("$." + name);
          assertThat(e.getMessage()).startsWith(model.getClass().getSimpleName());
          unreadable.add(at);
        }
      }
    }
  }

  private static void readOn(Object value, String path, List<String> unreadable) {
    if (value instanceof Model model) {
      readAll(model, path, unreadable);
    } else if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        readOn(list.get(i), path + "/" + i, unreadable);
      }
    }
  }
}
