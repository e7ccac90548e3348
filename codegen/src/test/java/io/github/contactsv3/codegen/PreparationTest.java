package io.github.contactsv3.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All documents are prepared, or none. */
class PreparationTest {
  private static final String GOOD =
      """
      openapi: 3.0.3
      info: {title: T, version: 1.0.0}
      paths:
        /a/{some_id}:
          get:
            operationId: get-a
            parameters: [{in: path, name: some_id, required: true, schema: {type: string}}]
            responses: {'200': {description: It.}}
      """;

  @TempDir Path folder;

  @Test
  void main_goodDocument_isWrittenWithNamesOfJava() throws IOException {
    Preparation.main(arguments(GOOD));

    assertThat(folder.resolve("out/one.json"))
        .content()
        .contains("/a/{someId}", "\"operationId\" : \"getA\"");
  }

  @Test
  void main_secondDocumentHasProblems_namesAllAndWritesNothing() throws IOException {
    String bad = GOOD.replace("type: string", "oneOf: []").replace("get-a", "''");

    assertThatThrownBy(() -> Preparation.main(arguments(GOOD, bad, "a: [")))
        .isInstanceOf(InvalidSpecException.class)
        .message()
        .satisfies(message -> assertThat(message.lines()).hasSize(4))
        .contains(
            folder.resolve("three.yaml") + ": line ",
            folder.resolve("two.yaml") + ": /paths/~1a~1{some_id}/get/operationId: is missing",
            "/schema/oneOf: is not supported");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void main_documentOfWebhooksOnly_isWritten_ifBodiesAreNamed() throws IOException {
    String webhooks =
        """
        openapi: 3.0.3
        info: {title: T, version: 1.0.0}
        paths: {}
        x-webhooks:
          Born: {post: {requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Child'}}}}}}
        components: {schemas: {Child: {type: object, properties: {id: {type: string}}}}}
        """;
    Preparation.main(arguments(webhooks));
    assertThat(folder.resolve("out/one.json")).content().contains("Child");

    String inline = webhooks.replace("$ref: '#/components/schemas/Child'", "type: object");
    assertThatThrownBy(() -> Preparation.main(arguments(inline)))
        .hasMessageEndingWith(
            "/x-webhooks/Born/post/requestBody/content/application~1json/schema: must refer to a"
                + " schema of this document's components");
    String none = webhooks.replaceAll("(?s)x-webhooks.*", "");
    assertThatThrownBy(() -> Preparation.main(arguments(none)))
        .hasMessageEndingWith("/paths: holds no operation");
  }

  private String[] arguments(String... documents) throws IOException {
    String[] names = {"one.yaml", "two.yaml", "three.yaml"};
    String[] arguments = new String[documents.length + 1];
    arguments[0] = folder.resolve("out").toString();
    for (int i = 0; i < documents.length; i++) {
      arguments[i + 1] = Files.writeString(folder.resolve(names[i]), documents[i]).toString();
    }
    return arguments;
  }
}
