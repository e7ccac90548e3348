package io.github.contactsv3.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.contactsv3.api.NotesApi;
import io.github.contactsv3.search.ContactQuery;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** A fake of the client goes on compiling when the API gets another tag. */
class FakeClientTest {
  private static final NotesApi NOTES = new NotesApi() {};

  private static final class Fake implements ContactsClient {
    @Override
    public NotesApi notes() {
      return NOTES;
    }

    @Override
    public void close() {}
  }

  @Test
  void accessor_notImplemented_namesItselfAndTheFake() {
    ContactsClient client = new Fake();

    assertThat(client.notes()).isSameAs(NOTES);
    assertThatThrownBy(client::tasks)
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessage("ContactsClient.tasks is not implemented by " + Fake.class.getName());
    assertThatThrownBy(() -> client.search(ContactQuery.all()))
        .hasMessage("ContactsClient.searchApi is not implemented by " + Fake.class.getName());
    assertThatThrownBy(client::locationId).hasMessageStartingWith("ContactsClient.locationId is");
    assertThatThrownBy(() -> client.forLocation("loc"))
        .hasMessageStartingWith("ContactsClient.forLocation is");
    assertThatThrownBy(() -> client.with(CallOptions.builder().build()))
        .hasMessageStartingWith("ContactsClient.with is");
    assertThatThrownBy(client::quota).hasMessageStartingWith("ContactsClient.quota is");
  }

  @Test
  void client_hasEveryAccessor() {
    assertThat(ContactsClient.class.getMethods())
        .filteredOn(method -> method.getReturnType().getSimpleName().endsWith("Api"))
        .hasSizeGreaterThan(10)
        .allSatisfy(
            method ->
                assertThat(Arrays.stream(DefaultContactsClient.class.getDeclaredMethods()))
                    .anyMatch(own -> own.getName().equals(method.getName()) && !own.isBridge()));
  }
}
