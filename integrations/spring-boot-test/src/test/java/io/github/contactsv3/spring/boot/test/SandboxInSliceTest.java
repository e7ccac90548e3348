package io.github.contactsv3.spring.boot.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.auth.AuthorizationCodeFlow;
import io.github.contactsv3.auth.spi.TokenKey;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.sandbox.ContactsSandbox;
import io.github.contactsv3.search.ContactQuery;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.json.JsonTest;

/** A slice, which has none of the clients by itself, and an app of OAuth. */
@AutoConfigureContactsSandbox(seed = 2)
@JsonTest(
    properties = {
      "contacts.credentials.client-id=app-of-production",
      "contacts.credentials.client-secret=secret",
      "contacts.credentials.redirect-uri=https://example.com/back",
      "contacts.location-id=OfProduction",
      "contacts.token-store.type=memory"
    })
class SandboxInSliceTest {

  @Test
  void slice_hasTheClient_andTheSandboxKnowsItsApp(
      @Autowired ContactsClient client,
      @Autowired ContactsSandbox sandbox,
      @Autowired AuthorizationCodeFlow flow) {
    flow.exchange(
        sandbox.authorizationCode(sandbox.locationId()),
        TokenKey.Type.LOCATION,
        Duration.ofSeconds(10));

    assertThat(client.search(ContactQuery.all()).firstPage().total()).hasValue(2);
  }
}
