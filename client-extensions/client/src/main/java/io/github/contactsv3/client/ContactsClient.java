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
import io.github.contactsv3.client.fields.CustomFieldCatalog;
import io.github.contactsv3.core.Priority;
import io.github.contactsv3.core.QuotaSnapshot;
import io.github.contactsv3.core.Uninstallation;
import io.github.contactsv3.core.spi.Clock;
import io.github.contactsv3.fields.api.CustomFieldsApi;
import io.github.contactsv3.model.BusinessContact;
import io.github.contactsv3.model.Contact;
import io.github.contactsv3.model.ContactSummary;
import io.github.contactsv3.model.CreateContactRequest;
import io.github.contactsv3.model.UpsertContactRequest;
import io.github.contactsv3.model.UpsertContactResponse;
import io.github.contactsv3.oauth.api.OAuthApi;
import io.github.contactsv3.pagination.ContactExport;
import io.github.contactsv3.pagination.ContactPages;
import io.github.contactsv3.pagination.ContactSync;
import io.github.contactsv3.pagination.PagedIterable;
import io.github.contactsv3.pagination.SyncWatermark;
import io.github.contactsv3.search.ContactQuery;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A client of the HighLevel Contacts API v3 for one location.
 * <!-- region client of JavadocSnippets.java -->
 *
 * <pre>{@code
 * ContactsClient client =
 *     ContactsClient.builder()
 *         .credentials(Credentials.privateIntegrationToken(System.getenv("HIGHLEVEL_TOKEN")))
 *         .locationId("ve9EPM428h8vShlRW1KT")
 *         .build();
 *
 * for (ContactSummary contact : client.search(ContactQuery.where(TAGS.eq("vip")))) {
 *   client
 *       .notes()
 *       .createNote(contact.getId(), CreateNoteRequest.builder().body("Renewal due").build());
 * }
 * }</pre>
 *
 * <p>Build it once and keep it: it is immutable and thread-safe. The accessors always return the
 * same objects. A call blocks until its response has arrived and may be made from a virtual thread.
 *
 * <p>{@link #close} ends the calls under way and closes the connections. A client that is not
 * closed holds no thread, and its connections end with it.
 *
 * <p>Failures of a call are {@link io.github.contactsv3.errors.ContactsApiException}s; an argument
 * that can't be sent is an {@link IllegalArgumentException} that names it, and nothing was sent.
 *
 * <p>A fake for tests implements {@link #close} and the methods that it needs: the others throw
 * {@link UnsupportedOperationException}.
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
   * io.github.contactsv3.errors.TransportException}, regardless of what they wait for, later ones
   * with an {@link IllegalStateException}. Nothing is sent after this method has returned. A
   * derived client shares the connections of the one it was derived from: closing it ends its own
   * calls only. A transport set by the application stays open. Idempotent.
   */
  @Override
  void close();

  /**
   * Returns the location that this client is for.
   *
   * @return its id
   * @throws IllegalStateException if the builder had no location
   */
  default String locationId() {
    throw notImplemented("locationId");
  }

  /**
   * Returns a client for another location; with the credentials of an agency, for any of its
   * locations. Cheap: transport, tokens, quota and parsed API interfaces are shared.
   *
   * @param locationId the id of the location
   * @return a client for it
   * @throws IllegalArgumentException if the id is blank or has a control character
   */
  default ContactsClient forLocation(String locationId) {
    throw notImplemented("forLocation");
  }

  /**
   * Returns a client with other options for its calls, such as a timeout. Cheap, as {@link
   * #forLocation}.
   *
   * @param options the overridden settings
   * @return a client with these options
   */
  default ContactsClient with(CallOptions options) {
    throw notImplemented("with");
  }

  /**
   * Returns the state of the quota of this client's app and location.
   *
   * @return the state; empty if there is no limit or it is not known yet
   */
  default Optional<QuotaSnapshot> quota() {
    throw notImplemented("quota");
  }

  /**
   * Returns the operations on single contacts.
   *
   * @return the generated interface
   */
  default ContactsApi contacts() {
    throw notImplemented("contacts");
  }

  /**
   * Creates a contact, even where the response is lost. If the outcome of the request is unknown
   * (no response, or 5xx), the contact is looked up by e-mail address and phone number, four times
   * within 7 s, since the service's indexes may lag some seconds behind changes; only if it is not
   * found, the request is sent again. Each request has the timeout of a call.
   *
   * <p>A contact that the lookup finds may be an older one with the same address or number. Where
   * the location allows duplicates and its indexes lag for longer, a second contact may be created.
   *
   * @param request the request, with an e-mail address or a phone number
   * @return the contact
   * @throws IllegalArgumentException if the request has neither; nothing was sent
   * @throws io.github.contactsv3.errors.DuplicateContactException if the contact existed before
   * @throws io.github.contactsv3.errors.ContactsApiException if the request or the lookup fails; a
   *     failed lookup has the failure of the create as a suppressed exception
   */
  default Contact createOrRecover(CreateContactRequest request) {
    throw notImplemented("createOrRecover");
  }

  /**
   * Creates or updates a contact and adds the tags of the request to those that it has; {@code
   * contacts().upsertContact} replaces all its tags. Sends the upsert without tags, and then the
   * tags, if there are any. If adding them fails, the contact was upserted without them; the same
   * call may be made again.
   *
   * @param request the request; properties added by {@code additionalProperty} are refused
   * @return the response to the upsert; the tags of its contact may lack the new ones
   * @throws IllegalArgumentException if the request has a property that the document does not know;
   *     nothing was sent
   * @throws io.github.contactsv3.errors.ContactsApiException if one of the two requests fails
   */
  default UpsertContactResponse upsertAddingTags(UpsertContactRequest request) {
    return TagAddition.upsert(this, request);
  }

  /**
   * Returns the operations for single pages of a search and for finding duplicates. Use {@link
   * #search(ContactQuery)} to search.
   *
   * @return the generated interface
   */
  default SearchApi searchApi() {
    throw notImplemented("searchApi");
  }

  /**
   * Searches contacts. Nothing is sent before the result is read.
   *
   * @param query the query
   * @return the contacts; the service's search index may lag some seconds behind
   */
  default PagedIterable<ContactSummary> search(ContactQuery query) {
    return ContactPages.search(searchApi(), locationId(), query);
  }

  /**
   * Lists the contacts of a business, ordered by name. Nothing is sent before the result is read.
   *
   * @param businessId the id of the business
   * @return its contacts
   */
  default PagedIterable<BusinessContact> contactsOfBusiness(String businessId) {
    return ContactPages.ofBusiness(contacts(), locationId(), businessId);
  }

  /**
   * Creates an export of every contact that matches a query, as fast as the quota allows. Its calls
   * are {@link Priority#BATCH}: some of the quota is left to other calls.
   *
   * @param query the query
   * @return the export, not started
   */
  default ContactExport export(ContactQuery query) {
    return ContactExport.of(
        with(CallOptions.BATCH).searchApi(), locationId(), query, this::batchRate);
  }

  /**
   * Creates a sync, which keeps a copy of all contacts in step: it delivers what is new or has
   * changed since a watermark. Its calls are {@link Priority#BATCH}: some of the quota is left to
   * other calls.
   *
   * @param watermark that of the last sync; {@link SyncWatermark#start()} before the first
   * @return the sync, not started
   */
  default ContactSync sync(SyncWatermark watermark) {
    return sync(ContactQuery.all(), watermark);
  }

  /**
   * Creates a sync of the contacts that match a query. Those that no longer match it are not
   * delivered.
   *
   * @param query the query; its order is ignored
   * @param watermark that of the last sync with this query; {@link SyncWatermark#start()} before
   *     the first
   * @return the sync, not started
   */
  default ContactSync sync(ContactQuery query, SyncWatermark watermark) {
    return ContactSync.of(
        with(CallOptions.BATCH).searchApi(), locationId(), query, watermark, this::batchRate);
  }

  private OptionalDouble batchRate() {
    return quota().map(q -> OptionalDouble.of(q.batchRate())).orElse(OptionalDouble.empty());
  }

  /**
   * Returns the bulk operations on any number of contacts. Their calls are {@link Priority#BATCH}:
   * some of the quota is left to other calls.
   *
   * @return tags, businesses and upserts in bulk
   */
  default Bulk bulk() {
    ContactsClient batch = with(CallOptions.BATCH);
    return Bulk.of(batch.bulkApi(), batch.contacts(), batch.searchApi(), this::locationId);
  }

  /**
   * Returns the operations on tasks.
   *
   * @return the generated interface
   */
  default TasksApi tasks() {
    throw notImplemented("tasks");
  }

  /**
   * Returns the operations on notes.
   *
   * @return the generated interface
   */
  default NotesApi notes() {
    throw notImplemented("notes");
  }

  /**
   * Returns the operations on the tags of a contact.
   *
   * @return the generated interface
   */
  default TagsApi tags() {
    throw notImplemented("tags");
  }

  /**
   * Returns the operations on the followers of a contact.
   *
   * @return the generated interface
   */
  default FollowersApi followers() {
    throw notImplemented("followers");
  }

  /**
   * Returns the operations on the campaigns of a contact.
   *
   * @return the generated interface
   */
  default CampaignsApi campaigns() {
    throw notImplemented("campaigns");
  }

  /**
   * Returns the operations on the workflows of a contact.
   *
   * @return the generated interface
   */
  default WorkflowsApi workflows() {
    throw notImplemented("workflows");
  }

  /**
   * Returns the appointments of a contact.
   *
   * @return the generated interface
   */
  default AppointmentsApi appointments() {
    throw notImplemented("appointments");
  }

  /**
   * Returns the operations on many contacts at once, limited to what one request holds; {@link
   * #bulk} takes any number of contacts.
   *
   * @return the generated interface
   */
  default BulkApi bulkApi() {
    throw notImplemented("bulkApi");
  }

  /**
   * Returns the operations that look up the custom fields of a location. The token needs the scope
   * {@code locations/customFields.readonly}. Use {@link #fields} to read and write values.
   *
   * @return the generated interface
   */
  default CustomFieldsApi customFieldsApi() {
    throw notImplemented("customFieldsApi");
  }

  /**
   * Returns the custom fields of the location, which reads and writes values by key or name.
   * Nothing is sent before it is used. Derived clients of the same location share what it has
   * loaded, with the settings of the client that was built; {@link CallOptions} don't change its
   * requests. The definitions of the 200 locations used last are kept.
   *
   * @return the catalogue
   * @throws IllegalStateException if the builder had no location
   */
  default CustomFieldCatalog fields() {
    return CustomFieldCatalog.of(customFieldsApi(), this::locationId, Clock.system());
  }

  /**
   * Returns calls of endpoints that no generated interface has, with the tokens, quota, retries and
   * errors of this client.
   *
   * @return raw calls
   */
  default RawCalls raw() {
    throw notImplemented("raw");
  }

  /**
   * Returns the operations on tokens and installations.
   *
   * @return the generated interface
   */
  default OAuthApi oauth() {
    throw notImplemented("oauth");
  }

  /**
   * Drops the tokens of a location or company where the app was uninstalled, in the store and in
   * memory, so that none is refreshed in vain. Sends nothing. Other processes that share the store
   * stop using their copies as soon as they next look into it. Does nothing for private integration
   * tokens, which no event ends.
   *
   * @param where such as the uninstall event of {@code contacts-v3-webhooks}; make sure that it is
   *     one of this app
   * @throws io.github.contactsv3.errors.TokenStoreException if the store fails; the call may be
   *     made again
   * @throws IllegalArgumentException if it names neither a location nor a company
   */
  default void forgetTokens(Uninstallation where) {
    throw notImplemented("forgetTokens");
  }

  private UnsupportedOperationException notImplemented(String accessor) {
    return new UnsupportedOperationException(
        "ContactsClient." + accessor + " is not implemented by " + getClass().getName());
  }
}
