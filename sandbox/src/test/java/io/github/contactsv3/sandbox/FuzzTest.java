package io.github.contactsv3.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.contactsv3.sandbox.internal.openapi.ServedDocument;
import io.github.contactsv3.sandbox.internal.openapi.ServedOperation;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Whatever arrives, the sandbox responds, and not with a 5xx. {@link TestClient} holds the
 * responses to the document and its time-out tells a hang.
 */
class FuzzTest {

  private static final List<String> WORDS =
      List.of(
          "locationId",
          "pageLimit",
          "page",
          "searchAfter",
          "filters",
          "group",
          "AND",
          "OR",
          "field",
          "operator",
          "value",
          "email",
          "tags",
          "dateAdded",
          "customFields",
          "opportunities",
          "eq",
          "contains",
          "range",
          "nested",
          "exists",
          "gt",
          "lte",
          "sort",
          "direction",
          "asc",
          "query",
          "firstName",
          "phone",
          "dndSettings",
          "fieldValue",
          "id",
          "contacts",
          "ids",
          "businessId",
          "completed",
          "title",
          "dueDate",
          "body",
          "",
          "\u0000",
          "\ud83d\ude00",
          "__proto__",
          "%00");

  private static ContactsSandbox sandbox;
  private static TestClient client;

  @BeforeContainer
  static void start() {
    sandbox = ContactsSandbox.builder().quotaOff().seed(20).start();
    client = new TestClient(sandbox);
  }

  @AfterContainer
  static void stop() {
    client.search("{'pageLimit':1}").expect(200);
    sandbox.close();
  }

  @Property(tries = 1_000, shrinking = ShrinkingMode.BOUNDED)
  void search_anyBody_isResponded(@ForAll("searches") ObjectNode body) {
    send("POST", "/contacts/search", body);
  }

  @Property(tries = 1_000, shrinking = ShrinkingMode.BOUNDED)
  void operation_anyJson_isResponded(
      @ForAll("operations") ServedOperation operation, @ForAll("values") JsonNode body) {
    String path = operation.path().replace("{locationId}", client.locationId);
    send(operation.method(), path.replaceAll("\\{[^}]+}", "abc"), body);
  }

  @Property(tries = 500, shrinking = ShrinkingMode.BOUNDED)
  void path_anyBytes_isResponded(@ForAll("paths") String path) throws IOException {
    assertThat(raw("GET " + path + " HTTP/1.1\r\n", "")).matches("HTTP/1.1 [1-4]\\d\\d (?s).*");
  }

  @Property(tries = 500, shrinking = ShrinkingMode.BOUNDED)
  void body_anyText_isResponded(@ForAll("texts") String body) throws IOException {
    assertThat(raw("POST /contacts/search HTTP/1.1\r\n", body))
        .matches("HTTP/1.1 [1-4]\\d\\d (?s).*");
  }

  @Example
  void memory_manyRequests_staysFlat() {
    fill();
    long before = used();
    fill();
    // What one round keeps of its 20 MB would show; what it may keep was filled by the first.
    assertThat(used() - before).isLessThan(10 << 20);
  }

  /** Sends 1,250 requests of 16 KB, more than the log keeps. */
  private static void fill() {
    String ballast = "x".repeat(16 << 10);
    for (int i = 0; i < 1_250; i++) {
      client.send("POST", "/contacts/search", "{\"unknown" + i + "\":\"" + ballast + "\"}");
    }
  }

  private static long used() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static void send(String method, String path, JsonNode body) {
    TestClient.Reply reply = client.send(method, path, body.toString());
    assertThat(reply.status()).isLessThan(500);
  }

  private static String raw(String requestLine, String body) throws IOException {
    URI address = URI.create(sandbox.baseUrl());
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String head =
        requestLine
            + "Host: localhost\r\nVersion: v3\r\nConnection: close\r\nAuthorization: Bearer "
            + sandbox.token()
            + "\r\nContent-Type: application/json\r\nContent-Length: "
            + bytes.length
            + "\r\n\r\n";
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().write(bytes);
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Provide
  Arbitrary<ServedOperation> operations() {
    return Arbitraries.of(
        Stream.of(ServedDocument.contacts(), ServedDocument.customFields())
            .flatMap(document -> document.operations().stream())
            .toList());
  }

  @Provide
  Arbitrary<ObjectNode> searches() {
    Arbitrary<JsonNode> filters = filter(3).list().ofMaxSize(3).map(FuzzTest::array);
    return Combinators.combine(
            filters,
            mostly(sorts()),
            mostly(
                Arbitraries.integers().between(-1, 600).map(JsonNodeFactory.instance::numberNode)),
            mostly(strings()),
            json(2).optional(0.1))
        .as(
            (filter, sort, limit, query, cursor) -> {
              ObjectNode body = JsonNodeFactory.instance.objectNode();
              body.put("locationId", ContactsSandbox.DEFAULT_LOCATION_ID);
              body.set("filters", filter);
              body.set("sort", sort);
              body.set("pageLimit", limit);
              body.set("query", query);
              cursor.ifPresent(value -> body.set("searchAfter", value));
              return body;
            });
  }

  private static Arbitrary<JsonNode> filter(int depth) {
    Arbitrary<JsonNode> leaf =
        Combinators.combine(mostly(strings()), mostly(strings()), json(2))
            .as(
                (field, operator, value) ->
                    JsonNodeFactory.instance
                        .objectNode()
                        .<ObjectNode>set("field", field)
                        .<ObjectNode>set("operator", operator)
                        .set("value", value));
    if (depth == 0) {
      return leaf;
    }
    Arbitrary<JsonNode> group =
        Combinators.combine(strings(), filter(depth - 1).list().ofMaxSize(3))
            .as(
                (name, members) ->
                    JsonNodeFactory.instance
                        .objectNode()
                        .<ObjectNode>set("group", name)
                        .set("filters", array(members)));
    return Arbitraries.frequencyOf(Tuple.of(5, leaf), Tuple.of(2, group), Tuple.of(1, json(2)));
  }

  private static Arbitrary<JsonNode> sorts() {
    return Combinators.combine(strings(), strings())
        .<JsonNode>as(
            (field, direction) ->
                JsonNodeFactory.instance
                    .objectNode()
                    .<ObjectNode>set("field", field)
                    .set("direction", direction))
        .list()
        .ofMaxSize(3)
        .map(FuzzTest::array);
  }

  /** A value of the right kind, or now and then any. */
  private static Arbitrary<JsonNode> mostly(Arbitrary<? extends JsonNode> right) {
    return Arbitraries.frequencyOf(
        Tuple.of(9, right.map(value -> (JsonNode) value)), Tuple.of(1, json(1)));
  }

  @Provide
  Arbitrary<JsonNode> values() {
    return json(4);
  }

  private static Arbitrary<JsonNode> strings() {
    return Arbitraries.of(WORDS).map(JsonNodeFactory.instance::textNode);
  }

  private static Arbitrary<JsonNode> json(int depth) {
    Arbitrary<JsonNode> scalar =
        Arbitraries.oneOf(
            strings(),
            Arbitraries.strings().ofMaxLength(90).map(JsonNodeFactory.instance::textNode),
            Arbitraries.longs().map(JsonNodeFactory.instance::numberNode),
            Arbitraries.doubles().map(JsonNodeFactory.instance::numberNode),
            Arbitraries.of(true, false).map(JsonNodeFactory.instance::booleanNode),
            Arbitraries.just(JsonNodeFactory.instance.nullNode()));
    if (depth == 0) {
      return scalar;
    }
    Arbitrary<JsonNode> members = json(depth - 1);
    return Arbitraries.oneOf(
        scalar,
        members.list().ofMaxSize(4).map(FuzzTest::array),
        Arbitraries.maps(Arbitraries.of(WORDS), members).ofMaxSize(5).map(FuzzTest::object));
  }

  private static JsonNode array(List<JsonNode> members) {
    return JsonNodeFactory.instance.arrayNode().addAll(members);
  }

  private static JsonNode object(Map<String, JsonNode> members) {
    return JsonNodeFactory.instance.objectNode().setAll(members);
  }

  @Provide
  Arbitrary<String> paths() {
    Arbitrary<String> segments =
        Arbitraries.oneOf(
            Arbitraries.of(
                "contacts",
                "search",
                "v3",
                "..",
                ".",
                "",
                "%2F",
                "%",
                "%zz",
                "%C0%AF",
                "%00",
                "tags",
                "business",
                "%F0%9F%98%80",
                "bulk",
                "a;b=c",
                "__sandbox",
                "oauth",
                "?",
                "#",
                "{x}"),
            Arbitraries.strings().ascii().excludeChars(' ', '\r', '\n', '\u0000').ofMaxLength(12));
    return segments.list().ofMaxSize(6).map(list -> "/" + String.join("/", list));
  }

  @Provide
  Arbitrary<String> texts() {
    List<String> pieces =
        new ArrayList<>(List.of("{", "}", "[", "]", ":", ",", "\"", "1e9", "-", "\\u12"));
    WORDS.forEach(word -> pieces.add('"' + word.toLowerCase(Locale.ROOT) + '"'));
    return Arbitraries.oneOf(
        Arbitraries.of(pieces).list().ofMaxSize(40).map(list -> String.join("", list)),
        Arbitraries.strings().ofMaxLength(200));
  }
}
