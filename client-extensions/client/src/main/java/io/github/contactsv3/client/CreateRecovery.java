package io.github.contactsv3.client;

import io.github.contactsv3.api.ContactsApi;
import io.github.contactsv3.api.Operations;
import io.github.contactsv3.api.SearchApi;
import io.github.contactsv3.api.SearchApi.FindDuplicateContactQuery;
import io.github.contactsv3.core.spi.Clock;
import io.github.contactsv3.errors.CallInterruptedException;
import io.github.contactsv3.errors.ContactsApiException;
import io.github.contactsv3.errors.DuplicateContactException;
import io.github.contactsv3.errors.ServerErrorException;
import io.github.contactsv3.errors.TransportException;
import io.github.contactsv3.model.Contact;
import io.github.contactsv3.model.CreateContactRequest;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Creates a contact once, although responses may be lost. Used by one thread. */
final class CreateRecovery {
  /** Indexes of the service have been seen to lag some seconds behind changes. */
  private static final List<Duration> DELAYS =
      List.of(Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));

  private final ContactsApi contacts;
  private final SearchApi search;
  private final String locationId;
  private final Clock clock;

  CreateRecovery(ContactsApi contacts, SearchApi search, String locationId, Clock clock) {
    this.contacts = contacts;
    this.search = search;
    this.locationId = locationId;
    this.clock = clock;
  }

  Contact create(CreateContactRequest request) {
    if (request.getEmail() == null && request.getPhone() == null) {
      throw new IllegalArgumentException(
          "a contact without email and phone can't be found again: use createContact");
    }
    ContactsApiException unknown;
    try {
      return contacts.createContact(request).getContact();
    } catch (TransportException | ServerErrorException e) {
      if (e instanceof TransportException lost && !lost.mayHaveBeenProcessed()) {
        throw e;
      }
      unknown = e;
    }
    try {
      Contact found = find(request);
      return found == null ? createAgain(request) : found;
    } catch (ContactsApiException e) {
      // The first failure is why the outcome is unknown.
      e.addSuppressed(unknown);
      throw e;
    }
  }

  private @Nullable Contact find(CreateContactRequest request) {
    for (Duration delay : DELAYS) {
      sleep(delay);
      Contact found = request.getEmail() == null ? null : findByEmail(request.getEmail());
      if (found == null && request.getPhone() != null) {
        found = findByPhone(request.getPhone());
      }
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** One key at a time: which of two decides is up to the settings of the location. */
  private @Nullable Contact findByEmail(String email) {
    return find(FindDuplicateContactQuery.builder().locationId(locationId).email(email).build());
  }

  private @Nullable Contact findByPhone(String phone) {
    return find(FindDuplicateContactQuery.builder().locationId(locationId).number(phone).build());
  }

  private @Nullable Contact find(FindDuplicateContactQuery query) {
    return search.findDuplicateContact(query).getContact();
  }

  private Contact createAgain(CreateContactRequest request) {
    try {
      return contacts.createContact(request).getContact();
    } catch (DuplicateContactException e) {
      // The first request has created it after all, later than it could be found.
      return contacts.getContact(e.contactId().orElseThrow(() -> e)).getContact();
    }
  }

  private void sleep(Duration delay) {
    if (delay.isZero()) {
      return;
    }
    try {
      clock.sleep(delay);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CallInterruptedException(
          Operations.byId("createContact"), 1, "the service's index");
    }
  }
}
