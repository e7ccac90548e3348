package io.github.contactsv3.compatibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the gate says, and of what it says that it can't be judged. */
@Execution(ExecutionMode.CONCURRENT)
@Tag("compatibility")
class SpecGateTest {

  private static final Path SPEC = Path.of("..", "spec");
  private static final String CONTACTS = "contacts-v3.yaml";
  private static final String OAUTH = "oauth-v3.yaml";
  private static final String CUSTOM_FIELDS = "custom-fields.yaml";

  @TempDir Path folder;
  private Path documents;
  private Path report;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @BeforeEach
  void copyDocuments() throws IOException {
    documents = Files.createDirectory(folder.resolve("spec"));
    report = folder.resolve("target/report.md");
    for (String name : new String[] {CONTACTS, OAUTH, CUSTOM_FIELDS, "webhooks.yaml"}) {
      Files.copy(SPEC.resolve(name), documents.resolve(name));
    }
  }

  private void run(String baseline) throws IOException {
    new SpecGate(
            documents,
            Path.of("..", "client-generated"),
            report,
            new PrintStream(out, true, StandardCharsets.UTF_8))
        .run(baseline);
  }

  private void change(String from, String to) throws IOException {
    Path file = documents.resolve(CONTACTS);
    String text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replaceFirst(Pattern.quote(from), to));
  }

  private String said() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void sameDocuments_areNoChange() throws IOException {
    run(SPEC.toString());

    assertThat(said()).startsWith("spec change: none\n").contains("Nothing has changed.");
    assertThat(report).content().contains("No signature has changed.");
  }

  @Test
  void breakingChange_needsAMajorVersion() throws IOException {
    change("operationId: getContact\n", "operationId: fetchContact\n");

    assertThatThrownBy(() -> run(SPEC.resolve(CONTACTS).toString()))
        .isInstanceOf(ChangeException.class)
        .hasMessage(
            "spec change is breaking. contacts-v3.yaml: raise info.version from 1.0.0 to 2.0.0,"
                + " or make the change compatible");
    assertThat(said())
        .startsWith("spec change: breaking\non the wire: metadata, in Java: breaking\n")
        .contains(
            "### Operations\n\n- `getContact`: `operationId` was `getContact`, is `fetchContact`");
    assertThat(report)
        .content()
        .contains(
            "-  public model.ContactResponse getContact(String)",
            "+  public model.ContactResponse fetchContact(String)",
            "| `api.ContactsApi` | modified | **no** | **no** |");

    change("  version: 1.0.0\n", "  version: 2.0.0\n");
    assertThatCode(() -> run(SPEC.resolve(CONTACTS).toString())).doesNotThrowAnyException();
  }

  @Test
  void webhooks_areJudgedAsResponsesAre() throws IOException {
    Path file = documents.resolve("webhooks.yaml");
    String text = Files.readString(file);
    Files.writeString(file, text.replaceFirst("(?s)  NoteDelete:.*?\n\n", ""));
    assertThatThrownBy(() -> run(SPEC.toString()))
        .hasMessageContaining("webhooks.yaml: raise info.version from 1.0.0 to 2.0.0");
    assertThat(said()).contains("webhook `NoteDelete` removed");

    out.reset();
    Files.writeString(file, text.replace("        contactId:\n", "        contactName:\n"));
    assertThatThrownBy(() -> run(SPEC.toString())).isInstanceOf(ChangeException.class);
    assertThat(said()).contains("NotePayload", "contactId removed", "contactName added");
  }

  @Test
  void releasedJar_isABaseline() throws IOException {
    Path jar = folder.resolve("contacts-v3-spec-1.0.0.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream content = new JarOutputStream(file)) {
      content.putNextEntry(new JarEntry("META-INF/contacts-v3/" + CONTACTS));
      Files.copy(SPEC.resolve(CONTACTS), content);
    }
    change("summary: Get a contact\n", "summary: Get one contact\n");

    run(jar.toString());

    assertThat(said()).startsWith("spec change: metadata\n");
  }

  @Test
  void withoutABaseline_theLastTagCounts() throws IOException {
    String[][] commands = {
      {"init", "-q"},
      {"add", "."},
      {"-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "-q", "-m", "m"},
      {"-c", "user.name=t", "-c", "user.email=t@example.com", "tag", "-a", "v1.0.0", "-m", "m"}
    };
    for (String[] command : commands) {
      assertThat(Git.run(documents, command)).as(String.join(" ", command)).isPresent();
    }
    change("summary: Get a contact\n", "summary: Get one contact\n");

    run("");

    assertThat(said()).startsWith("spec change: metadata\n");
  }

  @Test
  void nothingReleased_isOneClearLine() {
    assertThatThrownBy(() -> run(""))
        .hasMessage(
            "no baseline: nothing has been released (no git tag v*);"
                + " name one with -Dspec.baseline=FILE");
    assertThat(report).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          'openapi: ['                                   | : line 1: not valid YAML or JSON
          'swagger: "2.0"'                               | : not an OpenAPI document of version 3
          '{"openapi":"3.0.3"}'                          | : has no paths
          '{"openapi":"3.0.3","info":{"title":"Other"},"paths":{"/a":{}}}' | : holds none of [contacts-v3.yaml, custom-fields.yaml, oauth-v3.yaml, webhooks.yaml]
          """)
  void badBaseline_isOneClearLine(String text, String message) throws IOException {
    Path file = Files.writeString(folder.resolve("b.yaml"), text);

    assertThatThrownBy(() -> run(file.toString()))
        .isInstanceOf(ChangeException.class)
        .hasMessage(file + message);
    assertThat(report).doesNotExist();
  }

  @Test
  void missingFileAndBrokenReference_areOneClearLine() throws IOException {
    assertThatThrownBy(() -> run(folder.resolve("none.yaml").toString()))
        .hasMessage(folder.resolve("none.yaml") + ": no such file");

    change("'#/components/schemas/ContactResponse'", "'#/components/schemas/Nowhere'");
    assertThatThrownBy(() -> run(SPEC.toString()))
        .hasMessage(
            documents.resolve(CONTACTS)
                + ": the reference #/components/schemas/Nowhere leads nowhere");
  }

  @Test
  void documentThatIsNotValid_isOneClearLine_onEitherSide() throws IOException {
    Path baseline = Files.createDirectory(folder.resolve("baseline"));
    String invalid = "openapi: 3.0.3\npaths:\n  /a: {}\n";
    Files.writeString(baseline.resolve(CONTACTS), invalid);
    assertThatThrownBy(() -> run(baseline.toString()))
        .isInstanceOf(ChangeException.class)
        .hasMessageMatching(".*contacts-v3.json: not a valid OpenAPI document: .*info.*")
        .hasMessageNotContaining("\n");

    Files.writeString(documents.resolve(CONTACTS), invalid);
    assertThatThrownBy(() -> run(SPEC.toString()))
        .isInstanceOf(ChangeException.class)
        .hasMessageMatching(".*contacts-v3.json: not a valid OpenAPI document: .*info.*");

    Files.writeString(documents.resolve(CONTACTS), "paths: [");
    assertThatThrownBy(() -> run(SPEC.toString()))
        .hasMessage(documents.resolve(CONTACTS) + ": line 1: not valid YAML or JSON");
    assertThat(report).doesNotExist();
  }

  @Test
  void unreadableJar_isOneClearLine() throws IOException {
    Path jar = Files.writeString(folder.resolve("b.jar"), "no jar");

    assertThatThrownBy(() -> run(jar.toString())).hasMessage(jar + ": not a readable jar");
  }
}
