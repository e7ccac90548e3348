package io.github.contactsv3.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.contactsv3.client.fields.CustomFieldCatalog;
import io.github.contactsv3.errors.PermissionException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The catalogue of a client and of those derived from it. */
class CatalogOfClientTest extends ScriptedClient {
  private static final String LIST = "{\"customFields\":[{\"id\":\"f1\",\"name\":\"Seats\"}]}";

  @Test
  void derivedClients_ofALocation_shareWhatIsLoaded() {
    server.thenRespond(200, LIST).thenRespond(200, LIST);

    assertThat(client.fields()).isSameAs(client.fields());
    assertThat(client.fields().id("Seats")).isEqualTo("f1");
    assertThat(client.with(CallOptions.BATCH).fields().id("Seats")).isEqualTo("f1");
    try (ContactsClient derived = client.forLocation("L2")) {
      assertThat(derived.fields().id("Seats")).isEqualTo("f1");
    }
    // The derived client is closed, the client that was built is not.
    assertThat(client.forLocation("L2").fields().id("Seats")).isEqualTo("f1");
    assertThat(server.received())
        .extracting(request -> request.path())
        .containsExactly(
            "/locations/L1/customFields?model=contact", "/locations/L2/customFields?model=contact");
  }

  @Test
  void definitions_liveTenMinutes_orAsLongAsSet() {
    server.thenRespond(200, LIST).thenRespond(200, LIST).thenRespond(200, LIST);
    CustomFieldCatalog fields = client.fields();

    fields.definitions();
    clock.sleep(Duration.ofMinutes(10));
    fields.definitions();
    assertThat(server.received()).hasSize(1);
    clock.sleep(Duration.ofSeconds(1));
    fields.maxAge(Duration.ofHours(1)).definitions();
    assertThat(server.received()).hasSize(1);
    fields.definitions();
    assertThat(server.received()).hasSize(2);
    fields.refresh();
    assertThat(server.received()).hasSize(3);
  }

  @Test
  void token_withoutTheScope_isARefusedPermission() {
    server.thenRespond(401, "{\"message\":\"The token is not authorized for this scope.\"}");

    assertThatExceptionOfType(PermissionException.class)
        .isThrownBy(() -> client.fields().id("Seats"))
        .withMessageStartingWith("listCustomFields");
  }

  @Test
  void locations_areForgotten_onceThereAreTooMany() {
    for (int i = 0; i <= SharedCatalogs.MAX_LOCATIONS; i++) {
      server.thenRespond(200, LIST);
      client.forLocation("M" + i).fields().definitions();
    }
    server.thenRespond(200, LIST);
    client.forLocation("M" + SharedCatalogs.MAX_LOCATIONS).fields().definitions();
    assertThat(server.received()).hasSize(SharedCatalogs.MAX_LOCATIONS + 1);
    client.forLocation("M0").fields().definitions();
    assertThat(server.received()).hasSize(SharedCatalogs.MAX_LOCATIONS + 2);
  }
}
