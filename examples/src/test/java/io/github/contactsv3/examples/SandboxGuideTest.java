package io.github.contactsv3.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.model.SearchContactsRequest;
import io.github.contactsv3.sandbox.ContactsSandbox;
import org.junit.jupiter.api.Test;

/** The snippet of docs/guide/sandbox.md. */
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
      assertThat(client.search().searchContacts(everyone).getTotal()).isEqualTo(100);

      sandbox.clear();
      assertThat(client.search().searchContacts(everyone).getTotal()).isZero();
    }
    // endregion
  }
}
