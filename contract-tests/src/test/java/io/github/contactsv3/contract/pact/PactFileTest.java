package io.github.contactsv3.contract.pact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.contactsv3.contract.DocumentedOperation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The pact that the contracts have written: complete, and inside the documents. */
@Tag("pacts")
@Order(2)
class PactFileTest {

  private static final Set<String> OPERATIONS = PactFile.operations();

  static Stream<PactFile.Interaction> interactions() {
    return PactFile.present().interactions().stream();
  }

  @Test
  void everyDeclaredStatusOfEveryOperation_hasAnInteraction() {
    assertThat(Coverage.promised(interactions().toList()))
        .isEqualTo(Coverage.declared(DocumentedOperation.all()));
    assertThat(OPERATIONS)
        .hasSize((int) DocumentedOperation.all().count())
        .contains("createContact", "requestToken", "listCustomFields");
  }

  @ParameterizedTest
  @MethodSource("interactions")
  void interaction_isInsideTheDocument(PactFile.Interaction interaction) {
    assertThat(DocumentCheck.PRESENT.findings(interaction)).isEmpty();
  }

  @Test
  void documentCheck_findsWhatIsOutside() {
    PactFile.Interaction created =
        interactions()
            .filter(
                one -> one.description().equals("createContact, sending typical, giving created"))
            .findFirst()
            .orElseThrow();
    assertThat(
            DocumentCheck.PRESENT.findings(
                Broken.in(created, "/response/body/content", "surprise", "x")))
        .anyMatch(finding -> finding.contains("surprise"));
    assertThat(
            DocumentCheck.PRESENT.findings(
                Broken.in(created, "/response/body/content/contact", "id", 7)))
        .anyMatch(finding -> finding.contains("/contact/id"));
    assertThat(
            DocumentCheck.PRESENT.findings(Broken.in(created, "/request/body/content", "limit", 7)))
        .anyMatch(finding -> finding.contains("limit"));
    assertThat(
            DocumentCheck.PRESENT.findings(
                Broken.in(created, "/request", "path", "/contacts/new/one/x")))
        .isNotEmpty();
    assertThat(DocumentCheck.PRESENT.findings(Broken.in(created, "/request", "method", "DELETE")))
        .isNotEmpty();
    assertThat(DocumentCheck.PRESENT.findings(Broken.in(created, "/response", "status", 299)))
        .isNotEmpty();
    assertThat(
            DocumentCheck.PRESENT.findings(Broken.without(created, "/request/headers", "Version")))
        .isNotEmpty();
    assertThat(
            DocumentCheck.PRESENT.findings(
                Broken.without(created, "/request/headers", "Authorization")))
        .isNotEmpty();
  }

  @Test
  void file_holdsNothingOfThisMachineOrMoment() throws IOException {
    assertThat(Files.readString(PactFile.PRESENT))
        .doesNotContain(System.getProperty("user.dir"), "localhost", "127.0.0.1", "testname");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {} | the pact p.json is of version none of the format, not of 4.0
          {"metadata":{"pactSpecification":{"version":"3.0.0"}}} | the pact p.json is of version 3.0.0 of the format, not of 4.0
          {"metadata":{"pactSpecification":{"version":"4.0"}},"interactions":[]} | the pact p.json has no interactions
          {"metadata":{"pactSpecification":{"version":"4.0"}},"interactions":[{"description":"d"}]} | the pact p.json has the interaction "d" of no operation: ""
          {torn | the pact p.json is no JSON at line 1
          """)
  void badFile_isToldInOneLine(String content, String message, @TempDir Path folder)
      throws IOException {
    Path file = Files.writeString(folder.resolve("p.json"), content);

    assertThatThrownBy(() -> new PactFile(file, OPERATIONS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void missingFile_isToldInOneLine(@TempDir Path folder) {
    assertThatThrownBy(() -> new PactFile(folder.resolve("p.json"), OPERATIONS))
        .hasMessage("the pact p.json is missing; the contract tests write it");
  }
}
