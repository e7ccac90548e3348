package io.github.contactsv3.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A failed check has one line for each problem, which names the file and the place. */
class SpecCheckTest {

  @TempDir Path folder;

  @Test
  void check_ownDocuments_pass() {
    String[] documents = {
      "contacts-v3.yaml", "oauth-v3.yaml", "custom-fields.yaml", "webhooks.yaml"
    };

    assertThatCode(() -> SpecCheck.main(documents)).doesNotThrowAnyException();
  }

  @Test
  void problems_missingFile_namesTheFile() {
    Path missing = folder.resolve("missing.yaml");

    assertThat(SpecCheck.problems(missing)).containsExactly(missing + ": no such file");
  }

  @Test
  void problems_brokenYaml_namesLineAndColumn() throws IOException {
    Path broken = write("openapi: 3.0.3\ninfo:\n  title: a: b\n");

    assertThat(SpecCheck.problems(broken))
        .singleElement()
        .asString()
        .startsWith(broken + ": line 3, column ")
        .contains("mapping values are not allowed here")
        .doesNotContain("\n");
  }

  @Test
  void problems_duplicateKey_namesLineAndKey() throws IOException {
    Path duplicate = write("openapi: 3.0.3\nopenapi: 3.0.3\n");

    assertThat(SpecCheck.problems(duplicate))
        .singleElement()
        .asString()
        .startsWith(duplicate + ": line 2, column ")
        .contains("openapi");
  }

  @Test
  void problems_emptyFile_isRefused() throws IOException {
    Path empty = write("");

    assertThat(SpecCheck.problems(empty)).singleElement().asString().startsWith(empty + ": line 1");
  }

  @Test
  void problems_danglingReference_namesPointerAndTarget() throws IOException {
    Path dangling = writeEdited("schemas/ContactResponse", "schemas/Missing");

    assertThat(SpecCheck.problems(dangling))
        .containsExactly(
            dangling
                + ": /paths/~1contacts~1/post/responses/201/content/application~1json/schema/$ref:"
                + " leads nowhere: #/components/schemas/Missing");
  }

  @Test
  void problems_missingIdempotence_namesOperation() throws IOException {
    Path incomplete = writeEdited("x-idempotent: false", "x-other: false");

    assertThat(SpecCheck.problems(incomplete))
        .containsExactly(
            incomplete + ": /paths/~1contacts~1/post/x-idempotent: must be true or false");
  }

  @Test
  void problems_operationIdUsedTwice_namesBoth() throws IOException {
    Path repeated = writeEdited("operationId: upsertContact", "operationId: createContact");

    assertThat(SpecCheck.problems(repeated))
        .containsExactly(
            repeated
                + ": /paths/~1contacts~1upsert/post/operationId: already used by"
                + " /paths/~1contacts~1/post");
  }

  @Test
  void main_severalProblemsInSeveralDocuments_namesAll() throws IOException {
    String missing = folder.resolve("missing.yaml").toString();
    Path edited = writeEdited("x-idempotent: false", "oneOf: []");

    assertThatThrownBy(() -> SpecCheck.main(new String[] {missing, edited.toString()}))
        .hasMessage(
            String.join(
                "\n",
                missing + ": no such file",
                edited + ": /paths/~1contacts~1/post/oneOf: is not supported here: remove it",
                edited + ": /paths/~1contacts~1/post/x-idempotent: must be true or false"));
  }

  private Path writeEdited(String from, String to) throws IOException {
    String text = Files.readString(Path.of("contacts-v3.yaml"));
    int at = text.indexOf(from);
    return write(text.substring(0, at) + to + text.substring(at + from.length()));
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("edited.yaml"), text);
  }
}
