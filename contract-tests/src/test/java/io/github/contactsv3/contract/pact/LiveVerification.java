package io.github.contactsv3.contract.pact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.contactsv3.contract.SpecDocuments;
import io.github.contactsv3.contract.pact.PactVerifier.CheckedResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Holds the service itself against the pact, as far as a location of it can be brought into the
 * states: one interaction after the other, and all is deleted that was created for it.
 */
final class LiveVerification {

  /** Operations that read although their method does not say so. */
  private static final Set<String> READING = Set.of("searchContacts");

  /** How often a search is sent again: its index is behind by a few seconds. */
  private static final int SEARCHES = 10;

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final LiveSettings settings;
  private final PactVerifier verifier;

  LiveVerification(LiveSettings settings) {
    this.settings = settings;
    this.verifier = new PactVerifier(settings.baseUrl());
  }

  enum Verdict {
    FULFILLED,
    DIFFERENT,
    LEFT_OUT
  }

  /**
   * What came of an interaction.
   *
   * @param interaction the interaction's description
   * @param verdict whether the service responds as promised
   * @param why what differs, or why it was left out; empty if fulfilled
   */
  record Result(String interaction, Verdict verdict, String why) {
    String line() {
      return "| %s | %s | %s |\n"
          .formatted(interaction, verdict.name().toLowerCase().replace('_', ' '), why);
    }
  }

  List<Result> verify(List<PactFile.Interaction> interactions) {
    List<Result> results = new ArrayList<>();
    for (PactFile.Interaction interaction : interactions) {
      results.add(verify(interaction));
    }
    return results;
  }

  static String report(List<Result> results) {
    return results.stream()
        .map(Result::line)
        .collect(
            Collectors.joining(
                "",
                "# The service and the pact\n\n| interaction | verdict | why |\n|---|---|---|\n",
                ""));
  }

  private Result verify(PactFile.Interaction interaction) {
    String description = interaction.description();
    if (ResourceContract.operation(interaction.operationId()).document() == SpecDocuments.OAUTH) {
      return new Result(description, Verdict.LEFT_OUT, "needs an app");
    }
    if (settings.writes() == null && !isRead(interaction)) {
      return new Result(description, Verdict.LEFT_OUT, "writes");
    }
    LiveAccount account = new LiveAccount(settings);
    try {
      new ProviderStates(account).bringAbout(interaction);
      return send(account, interaction);
    } catch (Account.NotHereException e) {
      return new Result(description, Verdict.LEFT_OUT, e.getMessage());
    } finally {
      account.cleanUp();
    }
  }

  private static boolean isRead(PactFile.Interaction interaction) {
    return READING.contains(interaction.operationId())
        || interaction.node().at("/request/method").asText().equals("GET");
  }

  private Result send(LiveAccount account, PactFile.Interaction interaction) {
    PactFile.Interaction request = account.substitution().in(interaction);
    // An error does not depend on the ids.
    if (interaction.status() < 300) {
      account
          .substitution()
          .example(request.node().path("request"))
          .ifPresent(
              id -> {
                throw new Account.NotHereException("needs " + id + ", which is an example");
              });
    }
    CheckedResponse response = again(request);
    contact(response).forEach(account::delete);
    return response.differences().isEmpty()
        ? new Result(interaction.description(), Verdict.FULFILLED, "")
        : new Result(
            interaction.description(),
            Verdict.DIFFERENT,
            String.join(", ", response.differences()));
  }

  private CheckedResponse again(PactFile.Interaction request) {
    try {
      settings.pause();
      CheckedResponse response = verifier.send(request);
      for (int i = 1;
          READING.contains(request.operationId())
              && !response.differences().isEmpty()
              && i < SEARCHES;
          i++) {
        settings.pause();
        response = verifier.send(request);
      }
      return response;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** The contact that a request has created, if writes are allowed and it has. */
  private List<String> contact(CheckedResponse response) {
    if (settings.writes() == null || response.status() >= 300) {
      return List.of();
    }
    try {
      String id = MAPPER.readTree(response.body()).at("/contact/id").asText();
      return id.isEmpty() ? List.of() : List.of(id);
    } catch (JsonProcessingException e) {
      return List.of();
    }
  }
}
