package io.github.contactsv3.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.contactsv3.api.ContactsApi;
import io.github.contactsv3.api.Operations;
import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.auth.OAuthApp;
import io.github.contactsv3.auth.TokenStores;
import io.github.contactsv3.auth.spi.StoredToken;
import io.github.contactsv3.auth.spi.TokenKey;
import io.github.contactsv3.auth.spi.TokenStore;
import io.github.contactsv3.client.CallOptions;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.errors.RateLimitedException;
import io.github.contactsv3.errors.ServerErrorException;
import io.github.contactsv3.errors.TransportException;
import io.github.contactsv3.model.Contact;
import io.github.contactsv3.model.ContactResponse;
import io.github.contactsv3.model.CreateContactRequest;
import io.github.contactsv3.model.Note;
import io.github.contactsv3.model.Task;
import io.github.contactsv3.sandbox.ClientClock;
import io.github.contactsv3.sandbox.ContactsSandbox;
import io.github.contactsv3.sandbox.Fault;
import io.github.contactsv3.sandbox.RecordedRequest;
import io.github.contactsv3.sandbox.junit.WithContactsSandbox;
import io.github.contactsv3.testing.Errors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The Java snippets of docs/guide/moving-from-node.md do what the page says. The vendor's side is
 * in consumers/node-sdk/moving.js, which .ci/check-node-sdk runs against the same sandbox.
 */
@WithContactsSandbox
class MovingFromNodeTest {
  private static final Pattern NODE_CALL = Pattern.compile("(?m)^  async (\\w+)\\(");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z]\\w+)` \\|");
  private static final Pattern JAVA_CALL = Pattern.compile("`([a-z][\\w.()]+)`");

  private final TokenStore store = TokenStores.inMemory();
  private final OAuthApp app =
      OAuthApp.builder()
          .clientId(ContactsSandbox.DEFAULT_CLIENT_ID)
          .clientSecret(ContactsSandbox.DEFAULT_CLIENT_SECRET)
          .redirectUri("https://app.example/callback")
          .build();

  @Test
  void client_callsWithThePrivateIntegrationToken(ContactsSandbox sandbox) {
    try (ContactsClient client =
        MovingFromNode.client(sandbox.baseUrl(), sandbox.token(), sandbox.locationId())) {
      assertThat(MovingFromNode.create(client).getLocationId()).isEqualTo(sandbox.locationId());
    }
    assertThat(sandbox.requests().list()).extracting(RecordedRequest::version).containsOnly("v3");
  }

  @Test
  void authorizationUrl_hasScopesAndState(ContactsSandbox sandbox, @TempDir Path directory) {
    assertThat(
            MovingFromNode.authorizationUrl(
                sandbox.baseUrl(), app.clientId(), app.clientSecret(), "s-1", directory))
        .hasParameter("client_id", app.clientId())
        .hasParameter("scope", "contacts.readonly contacts.write")
        .hasParameter("state", "s-1");
  }

  @Test
  void exchange_storesTokensAndCallsWithThem(ContactsClient client, ContactsSandbox sandbox) {
    String id = MovingFromNode.create(client).getId();
    String code = sandbox.authorizationCode(sandbox.locationId());

    Contact contact = MovingFromNode.exchange(sandbox.baseUrl(), app, store, code, id);

    assertThat(contact.getId()).isEqualTo(id);
    assertThat(store.load(TokenKey.location(app.clientId(), sandbox.locationId()))).isPresent();
  }

  @Test
  void session_isBroughtAlongAndRefreshedOnceExpired(
      ContactsClient other, ContactsSandbox sandbox) {
    String id = MovingFromNode.create(other).getId();
    MovingFromNode.exchange(
        sandbox.baseUrl(), app, store, sandbox.authorizationCode(sandbox.locationId()), id);
    TokenKey key = TokenKey.location(app.clientId(), sandbox.locationId());
    StoredToken token = store.load(key).orElseThrow();
    MovingFromNode.Session session =
        new MovingFromNode.Session(
            token.accessToken(),
            token.refreshToken().orElseThrow(),
            86_399,
            token.expiresAt().toEpochMilli());
    TokenStore empty = TokenStores.inMemory();

    assertThat(MovingFromNode.bringSession(empty, app, key.id(), session)).isTrue();
    assertThat(MovingFromNode.bringSession(empty, app, key.id(), session)).isFalse();

    sandbox.clock().advance(Duration.ofHours(25));
    try (ContactsClient client =
        ContactsClient.builder()
            .credentials(Credentials.oauth(app, key.id(), empty))
            .locationId(key.id())
            .baseUrl(sandbox.baseUrl())
            .clock(ClientClock.following(sandbox.clock()))
            .build()) {
      assertThat(MovingFromNode.find(client, id)).isPresent();
    }
    assertThat(empty.load(key).orElseThrow().refreshToken())
        .isPresent()
        .isNotEqualTo(token.refreshToken());
  }

  @Test
  void contacts_areCreatedReadUpdatedUpsertedDeleted(ContactsClient client) {
    Contact created = MovingFromNode.create(client);
    String id = created.getId();
    assertThat(MovingFromNode.read(client, id)).isEqualTo(LocalDate.of(1990, 9, 25));

    MovingFromNode.update(client, id);
    assertThat(MovingFromNode.find(client, id))
        .hasValueSatisfying(
            contact -> {
              assertThat(contact.getCity()).isEqualTo("Rome");
              assertThat(contact.getFirstName()).isNull();
              assertThat(contact.getEmail()).isEqualTo("ada@lovelace.example");
            });

    assertThat(MovingFromNode.upsert(client, "ada@lovelace.example")).isFalse();
    assertThat(MovingFromNode.upsert(client, "grace@hopper.example")).isTrue();
    assertThat(MovingFromNode.find(client, id))
        .hasValueSatisfying(contact -> assertThat(contact.getFirstName()).isEqualTo("Grace"));

    assertThat(MovingFromNode.delete(client, id)).isTrue();
    assertThat(MovingFromNode.find(client, id)).isEmpty();
  }

  @Test
  void tagsNotesTasks_areThoseOfTheContact(ContactsClient client) {
    String id = MovingFromNode.create(client).getId();

    assertThat(MovingFromNode.tags(client, id)).containsExactly("vip", "lead");
    assertThat(client.contacts().getContact(id).getContact().getTags()).containsExactly("vip");
    assertThat(MovingFromNode.notes(client, id)).extracting(Note::getBody).containsExactly("Bye");
    assertThat(MovingFromNode.tasks(client, id))
        .extracting(Task::getCompleted)
        .containsExactly(true);
  }

  @Test
  void search_findsMoreThanAPage(ContactsClient client, ContactsSandbox sandbox) {
    for (int i = 0; i < 101; i++) {
      client
          .contacts()
          .createContact(
              CreateContactRequest.builder()
                  .email("vip" + i + "@lovelace.example")
                  .tags("vip")
                  .build());
    }

    assertThat(MovingFromNode.search(client)).hasSize(101).doesNotHaveDuplicates();

    sandbox.requests().assertArrived("searchContacts", 2);
  }

  @Test
  void duplicate_namesTheContact(ContactsClient client) {
    Contact contact = MovingFromNode.create(client);

    assertThat(MovingFromNode.createOrFind(client, "ada@lovelace.example"))
        .isEqualTo(contact.getId());
  }

  @Test
  void safeCall_isRetriedWithoutAnySetting(ContactsClient client, ContactsSandbox sandbox) {
    String id = MovingFromNode.create(client).getId();
    sandbox.faults().add(Fault.status(503).on("getContact"));
    sandbox.faults().add(Fault.status(429).on("getContact"));
    sandbox.faults().add(Fault.resetBeforeProcessing().on("getContact"));

    assertThat(MovingFromNode.find(client, id)).isPresent();

    sandbox.requests().assertArrived("getContact", 4);
  }

  @Test
  void create_isRetriedOnlyIfItCannotHaveBeenProcessed(
      ContactsClient client, ContactsSandbox sandbox) {
    sandbox.faults().add(Fault.status(429).on("createContact"));
    MovingFromNode.create(client);
    sandbox.requests().assertArrived("createContact", 2);

    sandbox.faults().add(Fault.status(503).on("createContact"));
    assertThatThrownBy(() -> MovingFromNode.createOrFind(client, "grace@hopper.example"))
        .isInstanceOf(ServerErrorException.class);
    sandbox.requests().assertArrived("createContact", 3);
  }

  @Test
  void retrying_attemptsAsOftenAsItIsTold(ContactsClient other, ContactsSandbox sandbox) {
    String id = MovingFromNode.create(other).getId();
    sandbox.faults().add(Fault.status(503).on("getContact"));
    try (ContactsClient client =
        MovingFromNode.retrying(sandbox.baseUrl(), sandbox.token(), sandbox.locationId())) {
      assertThat(MovingFromNode.find(client, id)).isPresent();
    }
    sandbox.requests().assertArrived("getContact", 2);
  }

  @Test
  void rateLimit_saysHowLongToWait(ContactsClient client, ContactsSandbox sandbox) {
    String id = MovingFromNode.create(client).getId();
    assertThat(MovingFromNode.delayAfter(client, id)).isZero();

    sandbox.faults().add(Fault.status(429).on("getContact").times(4));

    assertThat(MovingFromNode.delayAfter(client, id)).isPositive();
  }

  @Test
  void dailyLimit_isNoDelay() {
    ContactsApi contacts =
        new ContactsApi() {
          @Override
          public ContactResponse getContact(String contactId) {
            throw Errors.dailyLimitReached(Operations.GET_CONTACT);
          }
        };
    ContactsClient client =
        new ContactsClient() {
          @Override
          public ContactsApi contacts() {
            return contacts;
          }

          @Override
          public void close() {}
        };

    assertThatThrownBy(() -> MovingFromNode.delayAfter(client, "c1"))
        .isInstanceOf(RateLimitedException.class);
  }

  @Test
  void withoutRetries_theFirstFailureEndsTheCall(ContactsClient client, ContactsSandbox sandbox) {
    String id = MovingFromNode.create(client).getId();
    ContactsClient once = client.with(CallOptions.builder().noRetries().build());
    sandbox.faults().add(Fault.status(429).on("getContact"));
    sandbox.faults().add(Fault.resetBeforeProcessing().on("getContact"));

    assertThatThrownBy(() -> MovingFromNode.find(once, id))
        .isInstanceOf(RateLimitedException.class);
    assertThatThrownBy(() -> MovingFromNode.find(once, id)).isInstanceOf(TransportException.class);
  }

  @Test
  void names_areThoseOfAllCallsOfTheNodeSdk_andExistHere() throws IOException {
    List<String> node =
        texts(
            NODE_CALL,
            Files.readString(ProjectFiles.ROOT.resolve("consumers/node-sdk/contacts.js")));
    String page = Files.readString(ProjectFiles.ROOT.resolve("docs/guide/moving-from-node.md"));
    String table = page.substring(page.indexOf("## Names of calls"));
    assertThat(texts(ROW, table)).containsExactlyInAnyOrderElementsOf(node);

    List<String> methods =
        Stream.of(ContactsClient.class.getMethods())
            .flatMap(
                method ->
                    Stream.concat(
                        Stream.of(method.getName()),
                        Stream.of(method.getReturnType().getMethods())
                            .map(each -> method.getName() + "()." + each.getName())))
            .toList();
    assertThat(
            table
                .lines()
                .filter(line -> ROW.matcher(line).find())
                .flatMap(line -> texts(JAVA_CALL, line.substring(line.indexOf("| `", 3))).stream()))
        .hasSizeGreaterThanOrEqualTo(node.size())
        .isSubsetOf(methods);
  }

  private static List<String> texts(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(found -> found.group(1)).toList();
  }
}
