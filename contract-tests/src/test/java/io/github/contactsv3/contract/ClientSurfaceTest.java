package io.github.contactsv3.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.client.ContactsClient;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Public surface of the client in addition to its operations. */
class ClientSurfaceTest {
  private final ContactsClient client =
      ContactsClient.builder()
          .credentials(Credentials.privateIntegrationToken("pit-canary"))
          .locationId("ve9EPM428h8vShlRW1KT")
          .build();

  static Stream<DocumentedOperation> operations() {
    return DocumentedOperation.all();
  }

  @ParameterizedTest
  @MethodSource("operations")
  void accessor_ofEveryTag_givesTheSameObjectEachTime(DocumentedOperation operation) {
    Invoker invoker = new Invoker(client);

    assertThat(invoker.api(operation)).isSameAs(invoker.api(operation));
  }

  @Test
  void locationId_isTheOneGiven() {
    assertThat(client.locationId()).isEqualTo("ve9EPM428h8vShlRW1KT");
  }

  @Test
  void locationId_thatWasNotGiven_saysSo() {
    ContactsClient without =
        ContactsClient.builder()
            .credentials(Credentials.privateIntegrationToken("pit-canary"))
            .build();

    assertThatIllegalStateException()
        .isThrownBy(without::locationId)
        .withMessageContaining("locationId");
  }

  @Test
  void texts_neverShowTheToken() {
    assertThat(client.toString()).doesNotContain("canary").contains("ve9EPM428h8vShlRW1KT");
    assertThat(client.contacts().toString()).doesNotContain("canary").contains("ContactsApi");
    assertThat(Credentials.privateIntegrationToken("pit-canary").toString())
        .doesNotContain("canary");
  }

  @Test
  void proxies_areEqualToThemselvesOnly() {
    assertThat(client.contacts()).isEqualTo(client.contacts()).isNotEqualTo(client.tasks());
    assertThat(client.contacts()).hasSameHashCodeAs(client.contacts());
  }
}
