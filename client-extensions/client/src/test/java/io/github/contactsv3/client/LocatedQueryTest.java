package io.github.contactsv3.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.contactsv3.api.ContactsApi.ListContactsByBusinessQuery;
import io.github.contactsv3.api.SearchApi.FindDuplicateContactQuery;
import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.oauth.api.OAuthApi.ListInstalledLocationsQuery;
import io.github.contactsv3.resilience.Quotas;
import io.github.contactsv3.runtime.LocatedRequest;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Queries that name a location may leave it to the client, as request bodies may. */
class LocatedQueryTest {
  private static final FindDuplicateContactQuery EMAIL =
      FindDuplicateContactQuery.builder().email("ada+1@example.com").build();

  private ScriptedServer server;

  @BeforeEach
  void start() {
    server = ScriptedServer.start().thenRespond(200, "{}");
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private ContactsClientBuilder client() {
    return ContactsClient.builder()
        .credentials(Credentials.privateIntegrationToken("pit-test"))
        .baseUrl(server.url())
        .quota(Quotas.unlimited());
  }

  private String sent() {
    return server.received().get(server.received().size() - 1).path();
  }

  @Test
  void locationUnset_clientWithLocation_sendsItsOwn() {
    try (ContactsClient client = client().locationId("L 1").build()) {
      client.searchApi().findDuplicateContact(EMAIL);
      assertThat(sent()).endsWith("?email=ada%2B1%40example.com&locationId=L%201");

      client.forLocation("L2").searchApi().findDuplicateContact(EMAIL);
      assertThat(sent()).endsWith("&locationId=L2");

      client
          .contacts()
          .listContactsByBusinessWithResponse(
              "b1", ListContactsByBusinessQuery.builder().limit(5).build());
      assertThat(sent()).endsWith("?limit=5&locationId=L%201");
    }
    assertThat(EMAIL).as("the caller's query").containsOnlyKeys("email");
  }

  @Test
  void locationSet_clientWithLocation_sendsThatOfTheQuery() {
    try (ContactsClient client = client().locationId("L1").build()) {
      client
          .searchApi()
          .findDuplicateContact(
              FindDuplicateContactQuery.builder().locationId("L+9").number("+12015550123").build());
    }
    assertThat(sent()).endsWith("?locationId=L%2B9&number=%2B12015550123");
  }

  @Test
  void locationUnset_clientWithoutLocation_isRefusedBeforeItIsSent() {
    try (ContactsClient client = client().build()) {
      assertThatIllegalStateException()
          .isThrownBy(() -> client.searchApi().findDuplicateContact(EMAIL))
          .withMessage(
              "FindDuplicateContactQuery.locationId is not set, and the client was built without a locationId");
    }
    assertThat(server.received()).isEmpty();
  }

  @Test
  void locationOfAFilter_isNotFilledIn() {
    assertThat(LocatedRequest.class.isAssignableFrom(ListInstalledLocationsQuery.class)).isFalse();
  }
}
