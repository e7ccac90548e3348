package io.github.contactsv3.spring.boot.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.model.UpsertContactRequest;
import io.github.contactsv3.sandbox.ContactsSandbox;
import io.github.contactsv3.sandbox.Fault;
import io.github.contactsv3.sandbox.SandboxClock;
import io.github.contactsv3.search.ContactQuery;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;

/** A context with all auto-configurations, whose clients call the sandbox. */
@AutoConfigureContactsSandbox(seed = 4)
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.NONE,
    properties = {
      "contacts.location-id=OfProduction",
      "contacts.credentials.token=of-production",
      "contacts.clients.berlin.read-timeout=5s"
    })
class SandboxInSpringBootTest {

  @Autowired private ContactsClient client;

  @Autowired
  @Qualifier("berlin")
  private ContactsClient berlin;

  @Autowired private ContactsSandbox sandbox;
  @Autowired private SandboxClock clock;

  @BeforeEach
  void sandboxIsNew() {
    assertThat(sandbox.requests().count()).isZero();
  }

  @RepeatedTest(2)
  void eachTest_beginsWithTheSandboxAsNew() {
    assertThat(contacts()).isEqualTo(4);

    client
        .contacts()
        .upsertContact(UpsertContactRequest.builder().email("ada@example.com").build());

    assertThat(contacts()).isEqualTo(5);
    assertThat(client.locationId()).isEqualTo(sandbox.locationId());
  }

  private long contacts() {
    return client.search(ContactQuery.all()).firstPage().total().orElseThrow();
  }

  @Test
  void namedClients_callTheSandboxToo() {
    assertThat(berlin.search(ContactQuery.all()).firstPage().total()).hasValue(4);
  }

  @Test
  void clock_isThatOfTheClients() {
    clock.freezeAt(Instant.parse("2030-01-31T12:00:00Z"));
    sandbox.faults().add(Fault.status(503).on("searchContacts"));

    assertThat(contacts()).isEqualTo(4);

    assertThat(clock.now())
        .isBetween(
            Instant.parse("2030-01-31T12:00:00Z"),
            Instant.parse("2030-01-31T12:00:00Z").plus(Duration.ofSeconds(1)));
    sandbox.requests().assertArrived("searchContacts", 2);
  }

  @Nested
  class Inner {
    @Test
    void innerClasses_haveTheSandboxOfTheOuterOne() {
      assertThat(contacts()).isEqualTo(4);
    }
  }
}
