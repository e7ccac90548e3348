package io.github.contactsv3.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.contactsv3.api.NotesApi;
import io.github.contactsv3.core.QuotaSnapshot;
import io.github.contactsv3.search.ContactQuery;
import java.util.Arrays;
import java.util.Optional;
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
    public String locationId() {
      return "loc";
    }

    @Override
    public ContactsClient forLocation(String locationId) {
      return this;
    }

    @Override
    public ContactsClient with(CallOptions options) {
      return this;
    }

    @Override
    public Optional<QuotaSnapshot> quota() {
      return Optional.empty();
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
