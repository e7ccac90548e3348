package io.github.contactsv3.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.model.SearchContactsRequest;
import io.github.contactsv3.sandbox.ContactsSandbox;
import io.github.contactsv3.sandbox.junit.ContactsSandboxExtension;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** A context of Spring gets the address of the sandbox as a property. */
@SpringJUnitConfig(SandboxInDynamicPropertiesTest.Application.class)
class SandboxInDynamicPropertiesTest {

  static class Application {
    @Bean
    ContactsClient contactsClient(
        @Value("${contacts.url}") String url,
        @Value("${contacts.token}") String token,
        @Value("${contacts.location}") String location) {
      return ContactsClient.builder()
          .baseUrl(url)
          .credentials(Credentials.privateIntegrationToken(token))
          .locationId(location)
          .build();
    }
  }

  // region spring
  @RegisterExtension
  static final ContactsSandboxExtension SANDBOX =
      ContactsSandboxExtension.of(ContactsSandbox.builder().seed(3));

  @DynamicPropertySource
  static void contacts(DynamicPropertyRegistry properties) {
    properties.add("contacts.url", () -> SANDBOX.sandbox().baseUrl());
    properties.add("contacts.token", () -> SANDBOX.sandbox().token());
    properties.add("contacts.location", () -> SANDBOX.sandbox().locationId());
  }

  // endregion

  @RepeatedTest(2)
  void bean_ofTheContext_callsTheSandbox(
      @Autowired ContactsClient client, ContactsSandbox sandbox) {
    SearchContactsRequest all =
        SearchContactsRequest.builder().locationId(client.locationId()).pageLimit(1).build();

    assertThat(client.searchApi().searchContacts(all).getTotal()).isEqualTo(3);
    sandbox.requests().assertArrived("searchContacts", 1);
  }
}
