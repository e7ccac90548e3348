package io.github.contactsv3.contract.pact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.contactsv3.contract.Document;
import io.github.contactsv3.sandbox.ContactsSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Breaks the document, the client, the sandbox and the file on purpose, one fault at a time: each
 * has to be caught, and by which check stands in the guide.
 */
@Order(6)
class FaultsTest {

  private static final Path GUIDE = Path.of("..", "docs", "guide", "contract-faults.md");
  private static final String HEAD =
      """
      # Faults that the contracts catch

      Each of these was put in on purpose, alone, and was caught. The table is written by
      `contract-tests/src/test/java/io/github/contactsv3/contract/pact/FaultsTest.java`, which fails when one is not caught any more;
      after a new fault, `mvn -pl contract-tests -am verify -Dfaults.update=true` writes it anew.

      | | fault | in | caught by |
      |---|---|---|---|
      """;

  private static final String SENT = "the consumer test";
  private static final String ANSWERED = "the verification of the sandbox";
  private static final String READ = "reading the file";

  private static final List<String> ROWS = new ArrayList<>();
  private static List<PactFile.Interaction> interactions;
  private static ContactsSandbox sandbox;

  @BeforeAll
  static void start() {
    interactions = PactFile.present().interactions();
    sandbox = SandboxAccount.start();
  }

  private static <T> Stream<DynamicTest> tests(
      List<Fault<T>> faults, Function<Fault<T>, Optional<String>> catcher) {
    return faults.stream()
        .map(
            fault ->
                DynamicTest.dynamicTest(
                    fault.toString(),
                    () -> {
                      Optional<String> caught = catcher.apply(fault);
                      assertThat(caught).as("who catches %s", fault).isPresent();
                      ROWS.add(
                          "| %d | %s | %s | %s |\n"
                              .formatted(
                                  ROWS.size() + 1, fault.what(), fault.place(), caught.get()));
                    }));
  }

  @TestFactory
  Stream<DynamicTest> everyFault_isCaught(@TempDir Path folder) {
    return Stream.of(
            tests(DocumentFaults.all(), FaultsTest::inDocument),
            tests(WireFaults.ofClient(), FaultsTest::inClient),
            tests(WireFaults.ofSandbox(), FaultsTest::inSandbox),
            tests(FileFaults.all(), fault -> inFile(fault, folder)))
        .flatMap(tests -> tests);
  }

  @Test
  void withoutFault_nothingIsCaught() {
    Fault<ObjectNode> noneInDocument = new Fault<>(Fault.Place.DOCUMENT, "none", "", root -> {});
    assertThat(inDocument(noneInDocument)).isEmpty();
    Stream.concat(WireFaults.ofClient().stream(), WireFaults.ofSandbox().stream())
        .map(Fault::interaction)
        .distinct()
        .forEach(
            interaction -> {
              assertThat(
                      inSandbox(
                          new Fault<>(Fault.Place.SANDBOX, "none", interaction, message -> {})))
                  .as(interaction)
                  .isEmpty();
            });
    WireFaults.ofClient().stream()
        .map(Fault::interaction)
        .distinct()
        .forEach(
            interaction ->
                assertThatCode(() -> consume(interaction, message -> {}))
                    .as(interaction)
                    .doesNotThrowAnyException());
  }

  private static Optional<String> inDocument(Fault<ObjectNode> fault) {
    ObjectNode root = Document.CONTACTS.root().deepCopy();
    fault.change().accept(root);
    Document broken = new Document(Document.CONTACTS.name(), root);
    return Notice.ofContracts(DocumentCheck.PRESENT.with(broken), interactions);
  }

  private static Optional<String> inClient(Fault<HttpMessage> fault) {
    try {
      consume(fault.interaction(), fault.change());
      return Optional.empty();
    } catch (AssertionError e) {
      return Optional.of(SENT);
    }
  }

  private static void consume(String interaction, Consumer<HttpMessage> change) {
    Contract contract =
        Stream.of(
                new ContactsContractTest(),
                new OAuthContractTest(),
                new SearchContractTest(),
                new TagsContractTest(),
                new TasksContractTest())
            .flatMap(ResourceContract::contracts)
            .filter(one -> one.description().equals(interaction))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException(interaction));
    PactRun.verify(
        contract,
        (url, call) -> {
          try (FaultyProxy proxy = new FaultyProxy(url, change, message -> {})) {
            call.accept(proxy.url());
          }
        });
  }

  private static Optional<String> inSandbox(Fault<HttpMessage> fault) {
    PactFile.Interaction interaction =
        interactions.stream()
            .filter(one -> one.description().equals(fault.interaction()))
            .findFirst()
            .orElseThrow(() -> new AssertionError(fault.interaction()));
    new SandboxAccount(sandbox).resetFor(interaction);
    try (FaultyProxy proxy = new FaultyProxy(sandbox.baseUrl(), message -> {}, fault.change())) {
      return new PactVerifier(proxy.url())
          .send(interaction).differences().stream().findFirst().map(difference -> ANSWERED);
    }
  }

  private static Optional<String> inFile(Fault<Path> fault, Path folder) {
    try {
      Path copy = folder.resolve("pact.json");
      Files.copy(PactFile.PRESENT, copy);
      fault.change().accept(copy);
      try {
        new PactFile(copy, PactFile.operations());
        return Optional.empty();
      } catch (IllegalArgumentException e) {
        assertThat(e).hasMessageStartingWith("the pact pact.json ").hasMessageNotContaining("\n");
        return Optional.of(READ);
      } finally {
        Files.deleteIfExists(copy);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @AfterAll
  static void table() throws IOException {
    sandbox.close();
    String table = HEAD + String.join("", ROWS);
    if (Boolean.getBoolean("faults.update")) {
      Files.writeString(GUIDE, table);
    }
    assertThat(ROWS).hasSizeGreaterThanOrEqualTo(30);
    assertThat(GUIDE).hasContent(table);
  }
}
