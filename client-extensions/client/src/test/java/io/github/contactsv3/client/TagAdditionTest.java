package io.github.contactsv3.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.contactsv3.errors.NotFoundException;
import io.github.contactsv3.model.UpsertContactRequest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Upserts that keep the tags which a contact has. */
class TagAdditionTest extends ScriptedClient {
  private static final String UPSERTED = "{\"new\":false,\"contact\":{\"id\":\"c1\"}}";
  private static final UpsertContactRequest PLAIN =
      UpsertContactRequest.builder().email("a@b.example").build();

  private List<String> sent() {
    return server.received().stream()
        .map(request -> request.path() + " " + request.body())
        .toList();
  }

  @Test
  void tags_areAddedByARequestOfTheirOwn() {
    server.thenRespond(200, UPSERTED).thenRespond(201, "{\"tags\":[\"old\",\"vip\"]}");

    assertThat(client.upsertAddingTags(PLAIN.toBuilder().tags("vip").build()).getNew()).isFalse();
    assertThat(sent())
        .containsExactly(
            "/contacts/upsert {\"email\":\"a@b.example\",\"locationId\":\"L1\"}",
            "/contacts/c1/tags {\"tags\":[\"vip\"]}");
  }

  @Test
  void noTags_noSecondRequest() {
    server.thenRespond(200, UPSERTED);

    client.upsertAddingTags(PLAIN);
    client.upsertAddingTags(PLAIN.toBuilder().tags(List.of()).build());
    assertThat(sent())
        .hasSize(2)
        .allMatch(request -> request.startsWith("/contacts/upsert ") && !request.contains("tags"));
  }

  @Test
  void failureOfTheSecondRequest_isThrown() {
    server.thenRespond(200, UPSERTED).thenRespond(404, "{\"message\":\"Contact not found\"}");

    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> client.upsertAddingTags(PLAIN.toBuilder().tags("vip").build()))
        .withMessageStartingWith("addTags");
  }

  @Test
  void undeclaredProperty_isRefusedBeforeAnythingIsSent() {
    UpsertContactRequest request =
        PLAIN.toBuilder().tags("vip").additionalProperty("nickname", "A").build();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> client.upsertAddingTags(request))
        .withMessageContaining("nickname");
    assertThat(sent()).isEmpty();
  }
}
