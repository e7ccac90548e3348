package io.github.contactsv3.contract.pact;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.contactsv3.contract.DocumentedOperation;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Writes down what the contracts cover: a table to read and an index for programs. */
@Tag("pacts")
@Order(3)
class CoverageTest {

  private static List<PactFile.Interaction> interactions;
  private static Set<String> verified;

  @BeforeAll
  static void read() throws IOException {
    interactions = PactFile.present().interactions();
    verified = new TreeSet<>(Files.readAllLines(PactResults.SANDBOX));
  }

  @Test
  void coverage_isCompleteAndWritten() throws IOException {
    Coverage coverage = new Coverage(interactions, verified);

    String table = coverage.markdown();
    Files.writeString(PactResults.COVERAGE, table);

    assertThat(coverage.gaps()).isEmpty();
    assertThat(table).contains("| `createContact` | 400 | 3 | yes | 2 by itself, 1 on demand |");
  }

  @Test
  void gaps_oneNotVerifiedOrMissing_areNamed() {
    String one = "getContact, giving full";
    Set<String> less = new TreeSet<>(verified);
    less.remove(one);
    assertThat(new Coverage(interactions, less).gaps())
        .containsExactly("the sandbox did not fulfil: " + one);

    List<PactFile.Interaction> fewer =
        interactions.stream()
            .filter(interaction -> !interaction.operationId().equals("deleteNote"))
            .toList();
    assertThat(new Coverage(fewer, verified).gaps())
        .contains("no consumer test: deleteNote 200", "no consumer test: deleteNote 5XX");
  }

  @Test
  void index_namesEveryInteractionOfEveryOperation() throws IOException {
    Files.writeString(PactResults.INDEX, new PactIndex(interactions).json());

    JsonNode index = new ObjectMapper().readTree(Files.readString(PactResults.INDEX));
    assertThat(index.path("pact").textValue()).isEqualTo(PactFile.PRESENT.getFileName().toString());
    assertThat(index.path("operations")).hasSize((int) DocumentedOperation.all().count());
    int named = 0;
    for (JsonNode operation : index.path("operations")) {
      named += operation.size();
    }
    assertThat(named).isEqualTo(interactions.size());
    JsonNode first = index.at("/operations/addFollowers/0");
    assertThat(first.path("description").textValue()).startsWith("addFollowers, ");
    assertThat(first.path("state").textValue()).isEqualTo(States.FOLLOWER);
    assertThat(first.path("status").intValue()).isEqualTo(201);
  }
}
