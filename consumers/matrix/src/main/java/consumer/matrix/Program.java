package consumer.matrix;

import static io.github.contactsv3.search.ContactFields.DATE_ADDED;
import static io.github.contactsv3.search.ContactFields.TAGS;

import io.github.contactsv3.auth.AuthorizationCodeFlow;
import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.auth.AuthorizationResult;
import io.github.contactsv3.auth.OAuthApp;
import io.github.contactsv3.auth.TokenStores;
import io.github.contactsv3.auth.spi.StoredToken;
import io.github.contactsv3.auth.spi.TokenKey;
import io.github.contactsv3.auth.spi.TokenStore;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.errors.DuplicateContactException;
import io.github.contactsv3.model.Contact;
import io.github.contactsv3.model.ContactSummary;
import io.github.contactsv3.model.CreateContactRequest;
import io.github.contactsv3.model.UpdateContactRequest;
import io.github.contactsv3.pagination.Page;
import io.github.contactsv3.search.ContactQuery;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Uses the client as an application does: create, update, get, search, an error, OAuth. */
final class Program {
  private static final String TOKEN = "pit-sandbox";
  private static final String LOCATION = "SandboxLocation00001";

  private final String baseUrl;
  private final int number;
  private final String tag;
  private final Path tokens;

  Program(String baseUrl, int number, Path tokens) {
    this.baseUrl = baseUrl;
    this.number = number;
    this.tag = "row" + number;
    this.tokens = tokens;
  }

  /** No library for tests is on this class path, so a model may be logged. */
  private static void showNothing() {
    String text = Contact.builder().id("c").firstName("Ada").build().toString();
    if (!text.equals("Contact{id=c, firstName=***}")) {
      throw new IllegalStateException("a model shows what it has: " + text);
    }
  }

  void run() throws IOException, InterruptedException {
    ContactsClient client =
        ContactsClient.builder()
            .credentials(Credentials.privateIntegrationToken(TOKEN))
            .locationId(LOCATION)
            .baseUrl(baseUrl)
            .build();
    showNothing();
    String id = createContacts(client);
    clearPhone(client, id);
    searchTwoPages(client);
    createDuplicate(client, id);
    refreshToken(id);
  }

  private String createContacts(ContactsClient client) {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      CreateContactRequest request =
          CreateContactRequest.builder()
              .locationId(LOCATION)
              .email(email(i))
              .phone("+1415555%04d".formatted(10 * number + i))
              .tags(List.of(tag))
              .build();
      ids.add(client.contacts().createContact(request).getContact().getId());
    }
    return ids.get(0);
  }

  private void clearPhone(ContactsClient client, String id) {
    client
        .contacts()
        .updateContact(id, UpdateContactRequest.builder().city("London").clearPhone().build());
    Contact contact = client.contacts().getContact(id).getContact();
    check("London".equals(contact.getCity()), "the city is set");
    check(contact.getPhone() == null, "the phone is cleared");
    check(contact.getDateAdded() != null, "the date is read");
  }

  private void searchTwoPages(ContactsClient client) {
    ContactQuery query = ContactQuery.where(TAGS.eq(tag)).orderBy(DATE_ADDED.asc());
    int pages = 0;
    int contacts = 0;
    for (Page<ContactSummary> page : client.search(query).pageSize(2).pages()) {
      pages++;
      contacts += page.items().size();
    }
    check(contacts == 3 && pages >= 2, "the search has 3 contacts on 2 pages");
  }

  private void createDuplicate(ContactsClient client, String id) {
    CreateContactRequest again =
        CreateContactRequest.builder().locationId(LOCATION).email(email(0)).build();
    try {
      client.contacts().createContact(again);
      throw new IllegalStateException("a duplicate was created");
    } catch (DuplicateContactException e) {
      check(e.contactId().filter(id::equals).isPresent(), "the error names the contact");
    }
  }

  private void refreshToken(String id) throws IOException, InterruptedException {
    OAuthApp app =
        OAuthApp.builder()
            .clientId("6578278e879ad2646715ba9c-sandbox1")
            .clientSecret("sandbox-secret")
            .redirectUri("https://example.com/connected")
            .build();
    TokenStore store = TokenStores.file(tokens);
    AuthorizationCodeFlow authorization =
        ContactsClient.builder().baseUrl(baseUrl).authorizationCodeFlow(app, store);
    AuthorizationResult grant =
        authorization.exchange(code(), TokenKey.Type.LOCATION, Duration.ofSeconds(30));
    ContactsClient client =
        ContactsClient.builder()
            .credentials(Credentials.oauth(app, LOCATION, store))
            .locationId(LOCATION)
            .baseUrl(baseUrl)
            .build();
    StoredToken fresh = store.load(grant.key()).orElseThrow();
    StoredToken expired = fresh.toNext().expiresAt(Instant.now()).build();
    check(store.compareAndSet(grant.key(), fresh, expired), "the token is stored");

    check(id.equals(client.contacts().getContact(id).getContact().getId()), "the call succeeds");

    StoredToken refreshed = store.load(grant.key()).orElseThrow();
    check(!refreshed.accessToken().equals(fresh.accessToken()), "the token was refreshed");
  }

  /** Asks the sandbox for what the redirect brings when a person approves the app. */
  private String code() throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(baseUrl + "/__sandbox/oauth/code"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"locationId\": \"" + LOCATION + "\"}"))
            .build();
    String body =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
    return body.replaceFirst("(?s).*\"code\"\\s*:\\s*\"([^\"]+)\".*", "$1");
  }

  private String email(int i) {
    return tag + "-" + i + "@example.com";
  }

  private static void check(boolean condition, String expectation) {
    if (!condition) {
      throw new IllegalStateException("not so: " + expectation);
    }
  }
}
