package io.github.contactsv3.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.contactsv3.api.Operations;
import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.core.spi.Clock;
import io.github.contactsv3.errors.ServiceException;
import io.github.contactsv3.errors.TransportException;
import io.github.contactsv3.model.CreateContactRequest;
import io.github.contactsv3.resilience.Quotas;
import io.github.contactsv3.sandbox.ClientClock;
import io.github.contactsv3.sandbox.ContactsSandbox;
import io.github.contactsv3.sandbox.Fault;
import io.github.contactsv3.sandbox.junit.WithContactsSandbox;
import io.github.contactsv3.testing.Errors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The snippets of docs/guide/testing.md. */
@WithContactsSandbox
class TestingGuideTest {
  @Test
  void fakes_areNoLongerThanTheGuideSays() throws IOException {
    Path file = Path.of("src/test/java/io/github/contactsv3/examples/NewsletterTest.java");
    List<String> program =
        Files.readAllLines(file).stream()
            .dropWhile(line -> !line.startsWith("/** "))
            .filter(line -> !line.isEmpty() && !line.startsWith("//"))
            .toList();

    assertThat(program).hasSizeBetween(10, 40);
  }

  @Test
  void errors_haveWhatTheServiceSays() {
    // region errors
    ServiceException error =
        Errors.response(Operations.UPDATE_CONTACT, 503, "try later").attempts(4).build();
    // endregion
    assertThat(error.getMessage())
        .isEqualTo("updateContact: HTTP 503 (try later), trace trace-1 after 4 attempts");
  }

  // region faults
  @Test
  void responseLost_contactIsThereAfterAll(ContactsClient client, ContactsSandbox sandbox) {
    sandbox.faults().add(Fault.resetAfterProcessing().on("createContact"));

    assertThatThrownBy(() -> create(client))
        .isInstanceOfSatisfying(
            TransportException.class, e -> assertThat(e.mayHaveBeenProcessed()).isTrue());

    sandbox.requests().assertArrived("createContact", 1);
  }

  // endregion

  @Test
  void clock_isTheSameForClientAndSandbox(ContactsSandbox sandbox) {
    // region clock
    sandbox.clock().freezeAt(Instant.parse("2030-01-31T12:00:00Z"));
    Clock clock = ClientClock.following(sandbox.clock());
    ContactsClient client =
        ContactsClient.builder()
            .baseUrl(sandbox.baseUrl())
            .credentials(Credentials.privateIntegrationToken(sandbox.token()))
            .locationId(sandbox.locationId())
            .clock(clock)
            .quota(Quotas.builder().limit(2).interval(Duration.ofSeconds(10)).clock(clock).build())
            .build();
    // endregion
    for (int i = 0; i < 3; i++) {
      create(client);
    }
    assertThat(sandbox.clock().now())
        .isBetween(Instant.parse("2030-01-31T12:00:10Z"), Instant.parse("2030-01-31T12:00:11Z"));
    client.close();
  }

  private static void create(ContactsClient client) {
    client.contacts().createContact(CreateContactRequest.builder().firstName("Ada").build());
  }
}
