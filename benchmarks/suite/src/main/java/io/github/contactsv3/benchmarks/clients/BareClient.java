package io.github.contactsv3.benchmarks.clients;

import io.github.contactsv3.model.ContactResponse;
import io.github.contactsv3.model.ContactSummary;
import io.github.contactsv3.model.CreateContactRequest;
import io.github.contactsv3.model.SearchContactsRequest;
import io.github.contactsv3.model.SearchContactsResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Three operations, written by hand over an HTTP client. Thread-safe. */
public interface BareClient {
  ContactResponse getContact(String id);

  ContactResponse createContact(CreateContactRequest request);

  SearchContactsResponse search(SearchContactsRequest request);

  /** Reads all pages and returns the number of contacts. */
  default long readPages(int pageSize, Runnable reader) {
    long count = 0;
    long total;
    @Nullable List<Object> after = null;
    do {
      SearchContactsResponse response = search(Requests.search(pageSize, after));
      List<ContactSummary> contacts = response.getContacts();
      reader.run();
      count += contacts.size();
      total = response.getTotal() == null ? 0 : response.getTotal();
      after = contacts.get(contacts.size() - 1).getSearchAfter();
    } while (count < total);
    return count;
  }

  /** Thrown for responses other than a success. */
  final class ErrorException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ErrorException(String message) {
      super(message);
    }
  }
}
