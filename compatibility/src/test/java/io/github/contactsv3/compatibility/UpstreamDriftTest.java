package io.github.contactsv3.compatibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What drifts, on a small vendor's document of our own. */
class UpstreamDriftTest {

  private static final String OURS =
      """
      openapi: 3.0.3
      info: {title: Ours, version: 1.0.0}
      paths:
        /things/{thingId}:
          put:
            operationId: updateThing
            parameters:
              - {name: thingId, in: path, required: true, schema: {type: string}}
              - {name: limit, in: query, schema: {type: integer}}
            requestBody:
              content:
                application/json:
                  schema: {$ref: '#/components/schemas/Thing'}
            responses:
              '200':
                content:
                  application/json:
                    schema: {$ref: '#/components/schemas/Thing'}
              '429': {description: Too many.}
      components:
        schemas:
          Thing:
            type: object
            required: [name]
            properties:
              name: {type: string}
              kind: {type: string, enum: [big, small]}
              parts: {type: array, items: {$ref: '#/components/schemas/Thing'}}
      """;

  private static final String THEIRS =
      OURS.replace("title: Ours", "title: Theirs")
          .replace("{thingId}", "{id}")
          .replace("name: thingId", "name: id")
          .replace("operationId: updateThing", "operationId: update-thing")
          .replace("Thing'", "ThingDto'")
          .replace("    Thing:", "    ThingDto:")
          .replace("schema: {type: integer}", "schema: {type: string}")
          .replace("        '429': {description: Too many.}\n", "");

  private static final String DEVIATIONS =
      """
      deviations:
        - id: 1
          differences:
            contacts-v3.yaml: ['differs: PUT /things/{} query limit (ours integer, theirs string)']
      additions:
        - addition: statuses
          differences:
            contacts-v3.yaml: ['ours only: * 429 (a status)']
      """;

  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("contacts-v3.yaml"), OURS);
    Files.writeString(folder.resolve("oauth-v3.yaml"), OURS.replace("/things", "/tokens"));
    Files.writeString(folder.resolve("custom-fields.yaml"), OURS.replace("/things", "/fields"));
    Files.writeString(folder.resolve("deviations.yaml"), DEVIATIONS);
  }

  private String run(String theirs) throws IOException {
    Path file = Files.writeString(folder.resolve("theirs.json"), theirs);
    new UpstreamDrift(folder, new PrintStream(out, true, StandardCharsets.UTF_8))
        .run(file.toString(), "");
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void declaredDifferences_areNoDrift_andNamesMakeNone() throws IOException {
    assertThat(run(THEIRS))
        .isEqualTo("upstream drift of contacts-v3.yaml: 0, 2 differences are declared\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          kind: {type: string, ; kind: {type: integer, ; differs: PUT /things/{} 200 .kind (ours string of big|small, theirs integer of big|small), 2 times
          [big, small] ; [big, huge] ; differs: PUT /things/{} 200 .kind (ours string of big|small, theirs string of big|huge), 2 times
          name: {type: string} ; name: {type: string}\\n        size: {type: string} ; theirs only: PUT /things/{} 200 .size (string), 2 times
          required: [name] ; required: [kind] ; differs: PUT /things/{} sent .name (ours string, required, theirs string)
          '200': ; '202': ; theirs only: PUT /things/{} 202 (a status)
          {name: limit, ; {name: max, ; theirs only: PUT /things/{} query max (string)
          paths: ; paths:\\n  /extras:\\n    get: {responses: {}} ; theirs only: GET /extras (an operation)
          """,
      ignoreLeadingAndTrailingWhitespace = true)
  void newDifference_isReported(String from, String to, String line) {
    assertThat(THEIRS).contains(from);
    String changed = THEIRS.replace(from, to.replace("\\n", "\n"));

    assertThatThrownBy(() -> run(changed))
        .isInstanceOf(ChangeException.class)
        .hasMessageContaining("not declared, or no more");
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("new: " + line + "\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          name: {type: string} ; name: {type: string, format: uuid} ; `ThingDto`.name: `type` was `string`, is `string uuid`
          name: {type: string} ; name: {type: string, nullable: true} ; `ThingDto`.name: `nullable` added
          name: {type: string} ; name: {type: string, maxLength: 9} ; `ThingDto`.name: `maxLength` `9` added
          name: {type: string} ; name: {type: string, deprecated: true} ; `ThingDto`.name: `deprecated` added
          name: {type: string} ; name: {type: string, default: x} ; `ThingDto`.name: `default` `x` added
          name: {type: string} ; name: {$ref: 'common.json#/Name'} ; `ThingDto`.name: `x-foreign` `common.json#/Name` added
          [big, small] ; [big, small, huge] ; `ThingDto`.kind: value `huge` added
          operationId: updateThing ; operationId: updateThing\\n      security: [{token: [things.write]}] ; `updateThing`: `security` was ``, is `{"token":["things.write"]}`
          operationId: updateThing ; operationId: updateThing\\n      deprecated: true ; `updateThing`: `deprecated` added
          paths: ; servers: [{url: 'https://a.example.com'}]\\npaths: ; document: server `https://a.example.com` added
          application/json: ; application/xml: ; `updateThing` body: application/json removed
          '429': ; '409': ; `updateThing`: 429 removed
          """,
      ignoreLeadingAndTrailingWhitespace = true)
  void changeSinceTheReview_isOneLineAtItsSchema(String from, String to, String line)
      throws IOException {
    String reviewed = OURS.replace("Thing'", "ThingDto'").replace("    Thing:", "    ThingDto:");
    assertThat(reviewed).contains(from);
    Path before = Files.writeString(folder.resolve("before.yaml"), reviewed);
    Path now =
        Files.writeString(
            folder.resolve("now.yaml"), reviewed.replace(from, to.replace("\\n", "\n")));
    UpstreamDrift drift =
        new UpstreamDrift(folder, new PrintStream(out, true, StandardCharsets.UTF_8));

    assertThatThrownBy(() -> drift.run(now.toString(), before.toString()))
        .isInstanceOf(ChangeException.class);
    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .filteredOn(("changed: " + line)::equals)
        .hasSize(1);
  }

  @Test
  void textOfTheVendor_isNoChange() throws IOException {
    Path before = Files.writeString(folder.resolve("before.json"), THEIRS);
    Path now =
        Files.writeString(
            folder.resolve("now.json"), THEIRS.replace("Too many.", "x").replace("Theirs", "Them"));

    new UpstreamDrift(folder, new PrintStream(out, true, StandardCharsets.UTF_8))
        .run(now.toString(), before.toString());

    assertThat(out.toString(StandardCharsets.UTF_8)).contains(": 0, 2 differences");
  }

  @Test
  void oneValueMore_isOneLine() {
    assertThatThrownBy(() -> run(THEIRS.replace("[big, small]", "[big, small, huge]")))
        .isInstanceOf(ChangeException.class);

    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .filteredOn(line -> line.startsWith("new: "))
        .containsExactly(
            "new: differs: PUT /things/{} 200 .kind (ours string of big|small,"
                + " theirs string of big|huge|small), 2 times");
  }

  @Test
  void deviationThatIsNoneAnyMore_isReported() {
    String changed =
        THEIRS.replace("query, schema: {type: string}", "query, schema: {type: integer}");

    assertThatThrownBy(() -> run(changed)).isInstanceOf(ChangeException.class);
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains(
            "unnecessary: deviation 1 no longer covers anything: differs: PUT /things/{} query");
  }

  @Test
  void address_isFetched() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/theirs.yaml",
        exchange -> {
          byte[] body = THEIRS.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    String url = "http://127.0.0.1:" + server.getAddress().getPort();
    try {
      UpstreamDrift drift =
          new UpstreamDrift(folder, new PrintStream(out, true, StandardCharsets.UTF_8));
      drift.run(url + "/theirs.yaml", "");
      assertThatThrownBy(() -> drift.run(url + "/nothing", ""))
          .hasMessage(url + "/nothing: responded to with 404");
    } finally {
      server.stop(0);
    }
    assertThat(out.toString(StandardCharsets.UTF_8)).contains(": 0, 2 differences");
    assertThatThrownBy(() -> new UpstreamDrift(folder, System.out).run(url, ""))
        .hasMessage(url + ": can't be reached");
  }

  @Test
  void badInput_isOneClearLine() {
    assertThatThrownBy(() -> UpstreamDrift.main(new String[] {"spec", null, null}))
        .hasMessage("name the vendor's document with -Dupstream=FILE_OR_URL");
    assertThatThrownBy(() -> run(THEIRS.replace("/things", "/others")))
        .hasMessage(folder.resolve("theirs.json") + ": has no operation that ours have");
    assertThatThrownBy(() -> run("{"))
        .hasMessageStartingWith(folder.resolve("theirs.json") + ": line ");
  }
}
