package io.github.contactsv3.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.model.CreateContactRequest;
import io.github.contactsv3.model.SearchContactsRequest;
import io.github.contactsv3.sandbox.Assumption;
import io.github.contactsv3.sandbox.ContactsSandbox;
import io.github.contactsv3.sandbox.SandboxClock;
import io.github.contactsv3.sandbox.junit.WithContactsSandbox;
import io.github.contactsv3.sandbox.live.LiveChecks;
import io.github.contactsv3.sandbox.live.LiveResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The snippets of docs/guide/sandbox.md. */
class SandboxGuideTest {
  @Test
  void sandbox_inTheJvmOfATest() {
    // region sandbox
    try (ContactsSandbox sandbox = ContactsSandbox.builder().seed(100).start()) {
      ContactsClient client =
          ContactsClient.builder()
              .credentials(Credentials.privateIntegrationToken(sandbox.token()))
              .locationId(sandbox.locationId())
              .baseUrl(sandbox.baseUrl())
              .build();

      SearchContactsRequest everyone =
          SearchContactsRequest.builder().locationId(client.locationId()).pageLimit(100).build();
      assertThat(client.searchApi().searchContacts(everyone).getTotal()).isEqualTo(100);

      sandbox.clear();
      assertThat(client.searchApi().searchContacts(everyone).getTotal()).isZero();
    }
    // endregion
  }

  @Test
  void service_isAskedWhetherItDoesTheSame() {
    try (ContactsSandbox sandbox =
        ContactsSandbox.builder().assume(Assumption.NO_V3_PREFIX).start()) {
      String address = sandbox.baseUrl();
      List<String> wrong = new ArrayList<>();
      // region live-checks
      try (ContactsClient client =
          ContactsClient.builder()
              .credentials(Credentials.privateIntegrationToken(sandbox.token()))
              .locationId(sandbox.locationId())
              .baseUrl(address)
              .build()) {
        for (LiveResult result : LiveChecks.of(client, address).run(done -> {}, left -> {})) {
          if (result.verdict() == LiveResult.Verdict.DENIED) {
            wrong.add(result.check() + ": " + result.text());
          }
        }
      }
      // endregion
      assertThat(wrong).singleElement().asString().startsWith("no-v3-prefix: ");
    }
  }

  @Test
  void commandsOfTheGuide_doWhatItSays() throws Exception {
    assumeThat(Path.of("/usr/bin/curl")).exists();
    String guide = Files.readString(Path.of("../docs/guide/sandbox.md"));
    Matcher block =
        Pattern.compile(
                "<!-- commands run by SandboxGuideTest -->\n```sh\n(.*?)```", Pattern.DOTALL)
            .matcher(guide);
    String blocks = block.results().map(one -> one.group(1)).collect(Collectors.joining("\n"));
    assertThat(blocks).isNotEmpty();
    try (ContactsSandbox sandbox = ContactsSandbox.builder().seed(1_000).start()) {
      String commands = blocks.replace("http://127.0.0.1:8089", sandbox.baseUrl());
      Process shell =
          new ProcessBuilder("bash", "-euc", commands).redirectErrorStream(true).start();
      String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(shell.waitFor()).as(output).isZero();
      assertThat(output)
          .contains("\"tags\":[\"vip\"]", "\"total\":1", "(refused: a duplicate)", "{\"count\":2}")
          .contains("\"nextPageUrl\":\"" + sandbox.baseUrl() + "/contacts/?locationId=");
    }
  }

  // region extension
  @Nested
  @WithContactsSandbox(seed = 3)
  class Trial {
    @Test
    void beginsWhenTheContactIsCreated(
        ContactsClient client, ContactsSandbox sandbox, SandboxClock clock) {
      clock.freezeAt(Instant.parse("2030-01-31T12:00:00Z"));
      clock.advance(Duration.ofDays(1));

      String id = createContact(client, "ada@lovelace.example");

      assertThat(client.contacts().getContact(id).getContact().getDateAdded())
          .isEqualTo("2030-02-01T12:00:00Z");
      sandbox.requests().assertArrived("createContact", 1);
    }
  }

  // endregion

  private static String createContact(ContactsClient client, String email) {
    CreateContactRequest request =
        CreateContactRequest.builder().locationId(client.locationId()).email(email).build();
    return client.contacts().createContact(request).getContact().getId();
  }
}
