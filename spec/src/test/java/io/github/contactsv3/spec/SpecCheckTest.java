package io.github.contactsv3.spec;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The message of a failed check is one line that names the file and the place. */
class SpecCheckTest {

  @TempDir Path folder;

  @Test
  void check_ownDocuments_pass() {
    String[] documents = {"contacts-v3.yaml", "oauth-v3.yaml", "custom-fields.yaml"};

    assertThatCode(() -> SpecCheck.main(documents)).doesNotThrowAnyException();
  }

  @Test
  void check_missingFile_namesTheFile() {
    Path missing = folder.resolve("missing.yaml");

    assertThatThrownBy(() -> SpecCheck.check(missing)).hasMessage(missing + ": no such file");
  }

  @Test
  void check_brokenYaml_namesLineAndColumn() throws IOException {
    Path broken = write("openapi: 3.0.3\ninfo:\n  title: a: b\n");

    assertThatThrownBy(() -> SpecCheck.check(broken))
        .hasMessageStartingWith(broken + ": line 3, column ")
        .hasMessageContaining("mapping values are not allowed here")
        .message()
        .doesNotContain("\n");
  }

  @Test
  void check_duplicateKey_namesLineAndKey() throws IOException {
    Path duplicate = write("openapi: 3.0.3\nopenapi: 3.0.3\n");

    assertThatThrownBy(() -> SpecCheck.check(duplicate))
        .hasMessageStartingWith(duplicate + ": line 2, column ")
        .hasMessageContaining("openapi");
  }

  @Test
  void check_emptyFile_isRefused() throws IOException {
    Path empty = write("");

    assertThatThrownBy(() -> SpecCheck.check(empty)).hasMessageStartingWith(empty + ": line 1");
  }

  @Test
  void check_danglingReference_namesPointerAndTarget() throws IOException {
    Path dangling = writeEdited("schemas/ContactResponse", "schemas/Missing");

    assertThatThrownBy(() -> SpecCheck.check(dangling))
        .hasMessage(
            dangling
                + ": /paths/~1contacts~1/post/responses/201/content/application~1json/schema/$ref"
                + " leads nowhere: #/components/schemas/Missing");
  }

  @Test
  void check_missingIdempotence_namesOperation() throws IOException {
    Path incomplete = writeEdited("x-idempotent: false", "x-other: false");

    assertThatThrownBy(() -> SpecCheck.check(incomplete))
        .hasMessage(incomplete + ": /paths/~1contacts~1/post/x-idempotent must be true or false");
  }

  @Test
  void check_operationIdUsedTwice_namesBoth() throws IOException {
    Path repeated = writeEdited("operationId: upsertContact", "operationId: createContact");

    assertThatThrownBy(() -> SpecCheck.check(repeated))
        .hasMessage(
            repeated
                + ": /paths/~1contacts~1upsert/post/operationId already used by"
                + " /paths/~1contacts~1/post");
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
