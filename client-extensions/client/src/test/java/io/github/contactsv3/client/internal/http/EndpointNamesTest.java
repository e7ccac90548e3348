package io.github.contactsv3.client.internal.http;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.errors.TransportException;
import io.github.contactsv3.resilience.RetryPolicy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The service is not taken for a proxy, however its address is written. */
class EndpointNamesTest {
  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:1, 127.0.0.1:1",
    "https://LOCALHOST:1/v3, localhost:1",
    "http://[::1]:1, [::1]:1",
    "https://[0:0:0:0:0:0:0:1]:1, [0:0:0:0:0:0:0:1]:1"
  })
  void connectFailure_namesTheServiceOnly(String baseUrl, String endpoint) {
    try (ContactsClient client =
        ContactsClient.builder()
            .credentials(Credentials.privateIntegrationToken("pit-1"))
            .baseUrl(baseUrl)
            .retries(RetryPolicy.never())
            .build()) {
      assertThatThrownBy(() -> client.contacts().getContact("ocQHyuzHvysMo5N5VsXc"))
          .isInstanceOf(TransportException.class)
          .hasMessageStartingWith("getContact: cannot connect to " + endpoint + ": ");
    }
  }
}
