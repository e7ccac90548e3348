package io.github.contactsv3.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.api.ContactsApi;
import io.github.contactsv3.api.Operations;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.errors.ContactsApiException;
import io.github.contactsv3.model.ContactResponse;
import io.github.contactsv3.model.ContactSummary;
import io.github.contactsv3.model.CreateContactRequest;
import io.github.contactsv3.pagination.PagedIterable;
import io.github.contactsv3.search.ContactQuery;
import io.github.contactsv3.testing.Errors;
import java.util.List;
import org.junit.jupiter.api.Test;

// region fakes
/** Tests of an application without a server. */
class NewsletterTest {
  private final FakeClient client = new FakeClient();
  private final Newsletter newsletter = new Newsletter(client);

  @Test
  void subscribe_knownAddress_isNoFailure() {
    client.error = Errors.duplicate(Operations.CREATE_CONTACT, "c1", "email");
    assertThat(newsletter.subscribe("ada@example.com")).isEqualTo("already subscribed");
  }

  @Test
  void subscribe_badAddress_saysWhy() {
    client.error = Errors.validation(Operations.CREATE_CONTACT, "email must be an email");
    assertThat(newsletter.subscribe("ada")).isEqualTo("refused: email must be an email");
  }

  @Test
  void subscribers_found_areListed() {
    assertThat(newsletter.subscribers()).containsExactly("ada@example.com");
  }

  private static final class FakeClient implements ContactsClient, ContactsApi {
    private ContactsApiException error = Errors.serverError(Operations.CREATE_CONTACT);

    @Override
    public ContactsApi contacts() {
      return this;
    }

    @Override
    public ContactResponse createContact(CreateContactRequest request) {
      throw error;
    }

    @Override
    public PagedIterable<ContactSummary> search(ContactQuery query) {
      return PagedIterable.of(
          List.of(ContactSummary.builder().id("c1").email("ada@example.com").build()));
    }

    @Override
    public void close() {}
  }
}
// endregion
