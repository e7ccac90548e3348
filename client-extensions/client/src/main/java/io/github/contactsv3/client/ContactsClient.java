package io.github.contactsv3.client;

import io.github.contactsv3.api.AppointmentsApi;
import io.github.contactsv3.api.BulkApi;
import io.github.contactsv3.api.CampaignsApi;
import io.github.contactsv3.api.ContactsApi;
import io.github.contactsv3.api.FollowersApi;
import io.github.contactsv3.api.NotesApi;
import io.github.contactsv3.api.SearchApi;
import io.github.contactsv3.api.TagsApi;
import io.github.contactsv3.api.TasksApi;
import io.github.contactsv3.api.WorkflowsApi;
import io.github.contactsv3.client.bulk.Bulk;
import io.github.contactsv3.core.QuotaSnapshot;
import io.github.contactsv3.fields.api.CustomFieldsApi;
import io.github.contactsv3.model.BusinessContact;
import io.github.contactsv3.model.ContactSummary;
import io.github.contactsv3.oauth.api.OAuthApi;
import io.github.contactsv3.pagination.ContactExport;
import io.github.contactsv3.pagination.ContactPages;
import io.github.contactsv3.pagination.PagedIterable;
import io.github.contactsv3.search.ContactQuery;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The HighLevel Contacts API v3, for one location.
 *
 * <p>Build one and keep it: it is immutable and thread-safe. The accessors always return the same
 * objects. A call blocks until its response is there and may be made from a virtual thread.
 *
 * <p>{@link #close} ends the calls under way and closes the connections. A client that is not
 * closed holds no thread, and its connections end with it.
 *
 * <p>Failures of a call are {@link io.github.contactsv3.errors.ContactsApiException}s; an argument
 * that can't be sent is an {@link IllegalArgumentException} that names it, and nothing was sent.
 */
public interface ContactsClient extends AutoCloseable {
  /**
   * Returns a builder.
   *
   * @return a builder that lacks only the credentials
   */
  static ContactsClientBuilder builder() {
    return new ContactsClientBuilder();
  }

  /**
   * Closes this client and every client that was derived from it by {@link #forLocation} or {@link
   * #with}, and its connections. Calls under way fail with a {@link
   * io.github.contactsv3.errors.TransportException}, whatever they wait for, later ones with an
   * {@link IllegalStateException}. Nothing is sent after this method has returned. A derived client
   * shares the connections of the one it was derived from: closing it ends its own calls only. A
   * transport that was handed in stays open. Idempotent.
   */
  @Override
  void close();

  /**
   * Returns the location that this client works for.
   *
   * @return its id
   * @throws IllegalStateException if the builder was given none
   */
  String locationId();

  /**
   * Returns this client for another location: with the credentials of an agency for any of its
   * locations. Costs little; transport, tokens, quota and what Feign has parsed are shared.
   *
   * @param locationId the id of the location
   * @return a client for it
   * @throws IllegalArgumentException if the id is blank or has a control character
   */
  ContactsClient forLocation(String locationId);

  /**
   * Returns this client with other options for its calls, such as a time-out. Costs little.
   *
   * @param options what is different
   * @return a client with them
   */
  ContactsClient with(CallOptions options);

  /**
   * Returns how the quota of this client's app and location stands.
   *
   * @return the state; empty if there is no limit or nothing is known yet
   */
  Optional<QuotaSnapshot> quota();

  /**
   * Returns the operations on single contacts.
   *
   * @return the generated interface
   */
  ContactsApi contacts();

  /**
   * Returns single pages of a search, and the look-up of duplicates. To search, {@link
   * #search(ContactQuery)} is what you want.
   *
   * @return the generated interface
   */
  SearchApi searchApi();

  /**
   * Searches contacts. Nothing is sent before the result is read.
   *
   * @param query what to search for
   * @return the contacts, of which the service's index may lag some seconds behind
   */
  default PagedIterable<ContactSummary> search(ContactQuery query) {
    return ContactPages.search(searchApi(), locationId(), query);
  }

  /**
   * Lists the contacts of a business, by their names. Nothing is sent before the result is read.
   *
   * @param businessId the id of the business
   * @return its contacts
   */
  default PagedIterable<BusinessContact> contactsOfBusiness(String businessId) {
    return ContactPages.ofBusiness(contacts(), locationId(), businessId);
  }

  /**
   * Makes an export of every contact that a query finds, which uses the quota as far as it goes.
   *
   * @param query what to search for
   * @return the export, not started
   */
  default ContactExport export(ContactQuery query) {
    return ContactExport.of(
        searchApi(),
        locationId(),
        query,
        () ->
            quota()
                .map(q -> OptionalDouble.of(q.limit() * 1000.0 / q.interval().toMillis()))
                .orElse(OptionalDouble.empty()));
  }

  /**
   * Returns what changes any number of contacts.
   *
   * @return tags, businesses and upserts in bulk
   */
  default Bulk bulk() {
    return Bulk.of(bulkApi(), contacts(), searchApi(), this::locationId);
  }

  /**
   * Returns the operations on tasks.
   *
   * @return the generated interface
   */
  TasksApi tasks();

  /**
   * Returns the operations on notes.
   *
   * @return the generated interface
   */
  NotesApi notes();

  /**
   * Returns the operations on the tags of a contact.
   *
   * @return the generated interface
   */
  TagsApi tags();

  /**
   * Returns the operations on the followers of a contact.
   *
   * @return the generated interface
   */
  FollowersApi followers();

  /**
   * Returns the operations on the campaigns of a contact.
   *
   * @return the generated interface
   */
  CampaignsApi campaigns();

  /**
   * Returns the operations on the workflows of a contact.
   *
   * @return the generated interface
   */
  WorkflowsApi workflows();

  /**
   * Returns the appointments of a contact.
   *
   * @return the generated interface
   */
  AppointmentsApi appointments();

  /**
   * Returns the operations on many contacts at once, as the service has them; {@link #bulk} takes
   * any number of contacts.
   *
   * @return the generated interface
   */
  BulkApi bulkApi();

  /**
   * Returns the operations that look up the custom fields of a location, as the service has them.
   * The token needs the scope {@code locations/customFields.readonly}.
   *
   * @return the generated interface
   */
  CustomFieldsApi customFieldsApi();

  /**
   * Returns the operations on tokens and installations.
   *
   * @return the generated interface
   */
  OAuthApi oauth();
}
