package io.github.contactsv3.examples;

import static io.github.contactsv3.search.ContactFields.TAGS;

import io.github.contactsv3.auth.AuthorizationCodeFlow;
import io.github.contactsv3.auth.AuthorizationResult;
import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.auth.OAuthApp;
import io.github.contactsv3.auth.TokenStores;
import io.github.contactsv3.auth.spi.StoredToken;
import io.github.contactsv3.auth.spi.TokenKey;
import io.github.contactsv3.auth.spi.TokenStore;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.errors.DuplicateContactException;
import io.github.contactsv3.errors.NotFoundException;
import io.github.contactsv3.errors.RateLimitedException;
import io.github.contactsv3.model.CompleteTaskRequest;
import io.github.contactsv3.model.Contact;
import io.github.contactsv3.model.ContactSummary;
import io.github.contactsv3.model.CreateContactRequest;
import io.github.contactsv3.model.CreateNoteRequest;
import io.github.contactsv3.model.CreateTaskRequest;
import io.github.contactsv3.model.Note;
import io.github.contactsv3.model.TagsRequest;
import io.github.contactsv3.model.Task;
import io.github.contactsv3.model.UpdateContactRequest;
import io.github.contactsv3.model.UpdateNoteRequest;
import io.github.contactsv3.model.UpsertContactRequest;
import io.github.contactsv3.model.UpsertContactResponse;
import io.github.contactsv3.resilience.RetryPolicy;
import io.github.contactsv3.search.ContactQuery;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The Java snippets of docs/guide/moving-from-node.md. */
final class MovingFromNode {
  private MovingFromNode() {}

  static ContactsClient client(String baseUrl, String token, String locationId) {
    // region client
    ContactsClient client =
        ContactsClient.builder()
            .credentials(Credentials.privateIntegrationToken(token))
            .locationId(locationId) // requests and searches need not name it
            .baseUrl(baseUrl) // leave it out to call the real service
            .build();
    // endregion
    return client;
  }

  static URI authorizationUrl(
      String baseUrl, String clientId, String clientSecret, String state, Path directory) {
    // region oauth
    OAuthApp app =
        OAuthApp.builder()
            .clientId(clientId)
            .clientSecret(clientSecret)
            .redirectUri("https://app.example/callback")
            .build();
    TokenStore store = TokenStores.file(directory); // or a database, or Redis
    AuthorizationCodeFlow authorization =
        ContactsClient.builder().baseUrl(baseUrl).authorizationCodeFlow(app, store);
    URI url =
        authorization.url().scopes("contacts.readonly", "contacts.write").state(state).build();
    // endregion
    return url;
  }

  static Contact exchange(
      String baseUrl, OAuthApp app, TokenStore store, String code, String contactId) {
    AuthorizationCodeFlow authorization =
        ContactsClient.builder().baseUrl(baseUrl).authorizationCodeFlow(app, store);
    // region exchange
    AuthorizationResult result =
        authorization.exchange(code, TokenKey.Type.LOCATION, Duration.ofSeconds(30));
    String locationId = result.key().id(); // the tokens are in the store already
    ContactsClient client =
        ContactsClient.builder()
            .credentials(Credentials.oauth(app, locationId, store))
            .locationId(locationId)
            .baseUrl(baseUrl)
            .build();
    Contact contact = client.contacts().getContact(contactId).getContact();
    // endregion
    return contact;
  }

  // region session
  /** A session: {@code expires_in} in seconds, {@code expire_at} in milliseconds. */
  record Session(String accessToken, String refreshToken, long expiresIn, long expireAt) {}

  // endregion

  static boolean bringSession(TokenStore store, OAuthApp app, String locationId, Session session) {
    // region session
    Instant expiresAt = Instant.ofEpochMilli(session.expireAt());
    StoredToken token =
        StoredToken.builder()
            .accessToken(session.accessToken())
            .refreshToken(session.refreshToken())
            .issuedAt(expiresAt.minusSeconds(session.expiresIn()))
            .expiresAt(expiresAt)
            .locationId(locationId)
            .build();
    TokenKey key = TokenKey.location(app.clientId(), locationId);
    boolean stored = store.compareAndSet(key, null, token); // false if the store has tokens
    // endregion
    return stored;
  }

  static Contact create(ContactsClient client) {
    // region create
    CreateContactRequest request =
        CreateContactRequest.builder()
            .firstName("Ada")
            .email("ada@lovelace.example")
            .dateOfBirth(LocalDate.of(1990, 9, 25))
            .build();
    Contact contact = client.contacts().createContact(request).getContact();
    // endregion
    return contact;
  }

  static @Nullable LocalDate read(ContactsClient client, String contactId) {
    // region read
    Contact contact = client.contacts().getContact(contactId).getContact();
    LocalDate birthday = contact.getDateOfBirth();
    // endregion
    return birthday;
  }

  static void update(ContactsClient client, String contactId) {
    // region update
    UpdateContactRequest request =
        UpdateContactRequest.builder().city("Rome").clearFirstName().build();
    client.contacts().updateContact(contactId, request);
    // endregion
  }

  static boolean upsert(ContactsClient client, String email) {
    // region upsert
    UpsertContactRequest request =
        UpsertContactRequest.builder().email(email).firstName("Grace").build();
    UpsertContactResponse upserted = client.contacts().upsertContact(request);
    boolean isNew = Boolean.TRUE.equals(upserted.getNew());
    // endregion
    return isNew;
  }

  static boolean delete(ContactsClient client, String contactId) {
    // region delete
    boolean succeeded =
        Boolean.TRUE.equals(client.contacts().deleteContact(contactId).getSucceeded());
    // endregion
    return succeeded;
  }

  static List<String> tags(ContactsClient client, String contactId) {
    // region tags
    List<String> tags =
        client
            .tags()
            .addTags(contactId, TagsRequest.builder().tags("VIP", "Lead").build())
            .getTags();
    client.tags().removeTags(contactId, TagsRequest.builder().tags("lead").build());
    // endregion
    return tags;
  }

  static List<Note> notes(ContactsClient client, String contactId) {
    // region notes
    CreateNoteRequest hello = CreateNoteRequest.builder().body("Hello").build();
    Note note = client.notes().createNote(contactId, hello).getNote();
    UpdateNoteRequest bye = UpdateNoteRequest.builder().body("Bye").build();
    client.notes().updateNote(contactId, note.getId(), bye);
    List<Note> notes = client.notes().listNotes(contactId).getNotes();
    // endregion
    return notes;
  }

  static List<Task> tasks(ContactsClient client, String contactId) {
    // region tasks
    CreateTaskRequest call =
        CreateTaskRequest.builder()
            .title("Call")
            .dueDate(OffsetDateTime.parse("2030-01-31T12:00:00Z"))
            .completed(false)
            .build();
    Task task = client.tasks().createTask(contactId, call).getTask();
    CompleteTaskRequest completed = CompleteTaskRequest.builder().completed(true).build();
    client.tasks().completeTask(contactId, task.getId(), completed);
    List<Task> tasks = client.tasks().listTasks(contactId).getTasks();
    // endregion
    return tasks;
  }

  static List<String> search(ContactsClient client) {
    // region search
    List<String> ids =
        client.search(ContactQuery.where(TAGS.eq("vip"))).pageSize(100).stream()
            .map(ContactSummary::getId)
            .toList();
    // endregion
    return ids;
  }

  static String createOrFind(ContactsClient client, String email) {
    // region errors
    try {
      CreateContactRequest request = CreateContactRequest.builder().email(email).build();
      return client.contacts().createContact(request).getContact().getId();
    } catch (DuplicateContactException e) {
      return e.contactId().orElseThrow(); // the contact that has this address already
    }
    // endregion
  }

  static Optional<Contact> find(ContactsClient client, String contactId) {
    // region not-found
    try {
      return Optional.of(client.contacts().getContact(contactId).getContact());
    } catch (NotFoundException e) { // a 400, in the Node SDK a GHLValidationError
      return Optional.empty();
    }
    // endregion
  }

  static ContactsClient retrying(String baseUrl, String token, String locationId) {
    // region retries
    ContactsClient client =
        ContactsClient.builder()
            .credentials(Credentials.privateIntegrationToken(token))
            .locationId(locationId)
            .baseUrl(baseUrl)
            .callTimeout(Duration.ofSeconds(30)) // all attempts and delays of a call together
            .retries(RetryPolicy.builder().maxAttempts(6).build())
            .build();
    // endregion
    return client;
  }

  static Duration delayAfter(ContactsClient client, String contactId) {
    // region rate-limits
    try {
      client.contacts().getContact(contactId);
      return Duration.ZERO;
    } catch (RateLimitedException e) { // after the retries
      if (e.isDaily()) {
        throw e;
      }
      return e.rateLimits().interval().orElse(Duration.ofSeconds(10));
    }
    // endregion
  }
}
