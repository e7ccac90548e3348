package io.github.contactsv3.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import io.github.contactsv3.auth.AuthorizationCodeFlow;
import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.auth.OAuthApp;
import io.github.contactsv3.auth.TokenStores;
import io.github.contactsv3.auth.spi.AccessToken;
import io.github.contactsv3.auth.spi.Lease;
import io.github.contactsv3.auth.spi.StoredToken;
import io.github.contactsv3.auth.spi.TokenKey;
import io.github.contactsv3.auth.spi.TokenProvider;
import io.github.contactsv3.auth.spi.TokenRequest;
import io.github.contactsv3.auth.spi.TokenStore;
import io.github.contactsv3.core.OperationInfo;
import io.github.contactsv3.core.Priority;
import io.github.contactsv3.core.QuotaSnapshot;
import io.github.contactsv3.errors.AuthenticationException;
import io.github.contactsv3.errors.ContactsApiException;
import io.github.contactsv3.errors.QuotaStoreException;
import io.github.contactsv3.errors.ServiceException;
import io.github.contactsv3.errors.TokenStoreException;
import io.github.contactsv3.model.Contact;
import io.github.contactsv3.model.ContactResponse;
import io.github.contactsv3.model.ContactSummary;
import io.github.contactsv3.resilience.Quotas;
import io.github.contactsv3.resilience.spi.Permit;
import io.github.contactsv3.resilience.spi.QuotaGate;
import io.github.contactsv3.resilience.spi.QuotaKey;
import io.github.contactsv3.search.ContactQuery;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * Secrets that the client holds are masked whether it has sent them or not, in the service's words
 * and in those of the application's own code.
 */
class HeldSecretsTest {
  private static final String SECRET = "GHLsecretCanaryOpAsDfGh";
  private static final String ACCESS = "accessCanaryAbCdEfGhIjK";
  private static final String REFRESH = "refreshCanaryZyXwVuTsRq";
  private static final String CANARIES = SECRET + " " + ACCESS + " " + REFRESH;
  private static final OAuthApp APP =
      OAuthApp.builder()
          .clientId("cid")
          .clientSecret(SECRET)
          .redirectUri("https://example.com/cb")
          .build();
  private static final TokenKey LOCATION = TokenKey.location("cid", "L1");
  private static final TokenKey AGENCY = TokenKey.company("cid", "C1");

  private final ScriptedServer server = ScriptedServer.start();
  private final TokenStore store = TokenStores.inMemory();
  private final Logger logger = (Logger) LoggerFactory.getLogger("io.github.contactsv3.client");
  private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

  @BeforeEach
  void start() {
    logger.setLevel(Level.WARN);
    appender.start();
    logger.addAppender(appender);
  }

  @AfterEach
  void stop() throws IOException {
    logger.detachAppender(appender);
    logger.setLevel(Level.OFF);
    server.close();
  }

  private ContactsClientBuilder builder() {
    return ContactsClient.builder()
        .baseUrl(server.url())
        .quota(Quotas.unlimited())
        .clock(new VirtualClock());
  }

  private ContactsClientBuilder withToken() {
    return builder().credentials(Credentials.privateIntegrationToken(ACCESS));
  }

  private void storePair(TokenKey key) {
    store.compareAndSet(key, null, pair());
  }

  private static StoredToken pair() {
    Instant now = new VirtualClock().now();
    return StoredToken.builder()
        .accessToken(ACCESS)
        .refreshToken(REFRESH)
        .issuedAt(now.minusSeconds(60))
        .expiresAt(now.plusSeconds(70_000))
        .build();
  }

  private void refuseWith(String words) {
    server.thenRespond(400, "{\"message\":\"refused: " + words + "\"}");
  }

  private static ContactsApiException failure(ContactsClient client) {
    return catchThrowableOfType(
        ContactsApiException.class, () -> client.contacts().getContact("c1"));
  }

  private static void assertMasked(Throwable error) {
    StringWriter all = new StringWriter();
    error.printStackTrace(new PrintWriter(all, true));
    ByteArrayOutputStream serialised = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(serialised)) {
      out.writeObject(error);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    all.append(serialised.toString(StandardCharsets.ISO_8859_1));
    if (error instanceof ServiceException service) {
      all.append(service.messages().toString());
    }
    assertThat(all.toString()).contains("***").doesNotContain("Canary");
  }

  @Test
  void serviceEchoes_secretsOfALocation_areMasked() {
    storePair(LOCATION);
    refuseWith(CANARIES);

    ContactsApiException error =
        failure(builder().credentials(Credentials.oauth(APP, "L1", store)).build());

    assertMasked(error);
    assertThat(error).hasMessageContaining("refused: *** *** ***");
  }

  @Test
  void serviceEchoes_pairThatAnotherClientStored_isMasked() {
    store.compareAndSet(
        LOCATION,
        null,
        pair().toNext().version(1).accessToken("first1234").refreshToken(null).build());
    refuseWith(CANARIES);
    ContactsClient client = builder().credentials(Credentials.oauth(APP, "L1", store)).build();
    assertThat(failure(client)).hasMessageContaining("Canary");

    store.compareAndSet(LOCATION, store.load(LOCATION).orElseThrow(), pair().toNext().build());

    assertMasked(failure(client));
  }

  @Test
  void serviceEchoes_secretsOfAnAgency_areMasked() {
    storePair(AGENCY);
    server.thenRespond(
        200,
        "{\"accessToken\":\"createdCanary123\",\"refreshToken\":\"unusedCanary123\","
            + "\"expiresIn\":86399,\"locationId\":\"L1\"}");
    refuseWith(CANARIES + " createdCanary123 unusedCanary123");

    ContactsApiException error =
        failure(
            builder().credentials(Credentials.agency(APP, "C1", store)).build().forLocation("L1"));

    assertMasked(error);
    assertThat(error).hasMessageContaining("getContact").hasMessageContaining("*** *** *** ***");
  }

  @Test
  void serviceEchoes_codeAndClientSecret_areMasked() {
    refuseWith(SECRET + " codeCanary0123456");
    AuthorizationCodeFlow authorization = builder().authorizationCodeFlow(APP, store);

    assertMasked(
        catchThrowable(
            () ->
                authorization.exchange(
                    "codeCanary0123456", TokenKey.Type.LOCATION, Duration.ofSeconds(9))));
  }

  @Test
  void storeQuotes_pairOfAnExchange_isMaskedAndItsOtherWordsStay() {
    server.thenRespond(
        200,
        "{\"accessToken\":\""
            + ACCESS
            + "\",\"refreshToken\":\""
            + REFRESH
            + "\",\"expiresIn\":86399,\"userType\":\"Location\",\"locationId\":\"L1\"}");
    AuthorizationCodeFlow authorization = builder().authorizationCodeFlow(APP, failing(false));

    Throwable error =
        catchThrowable(
            () ->
                authorization.exchange(
                    "codeCanary0123456", TokenKey.Type.LOCATION, Duration.ofSeconds(9)));

    assertThat(error).isInstanceOf(TokenStoreException.class);
    assertMasked(error);
    assertThat(error.getCause()).hasMessage("cannot write *** *** ***");
  }

  @Test
  void storeQuotes_secretsOfALocation_areMaskedAndItsOtherWordsStay() {
    storePair(LOCATION);
    refuseWith("nothing");
    ContactsClient client =
        builder().credentials(Credentials.oauth(APP, "L1", failing(true))).build();
    assertThat(failure(client)).isInstanceOf(ServiceException.class);
    store.compareAndSet(
        LOCATION,
        store.load(LOCATION).orElseThrow(),
        pair()
            .toNext()
            .accessToken(ACCESS.repeat(2))
            .expiresAt(pair().issuedAt().plusSeconds(1))
            .build());

    ContactsApiException error = failure(client);

    assertThat(error).isInstanceOf(TokenStoreException.class);
    assertMasked(error);
    assertThat(error.getCause()).hasMessage("cannot write *** *** ***");
  }

  /** Writes nothing, and says so with all that it knows. */
  private TokenStore failing(boolean loads) {
    return new TokenStore() {
      @Override
      public Optional<StoredToken> load(TokenKey key) {
        return loads ? store.load(key) : Optional.empty();
      }

      @Override
      public boolean compareAndSet(TokenKey key, StoredToken expected, StoredToken next) {
        throw new IllegalStateException(
            "cannot write " + CANARIES, new IOException("inner " + CANARIES));
      }

      @Override
      public void remove(TokenKey key) {
        throw new IllegalStateException(CANARIES);
      }

      @Override
      public Optional<Lease> tryLease(TokenKey key, Duration time) {
        return store.tryLease(key, time);
      }

      @Override
      public Runnable listen(Listener listener) {
        return store.listen(listener);
      }
    };
  }

  private static QuotaGate failingGate(RuntimeException failure) {
    return new QuotaGate() {
      @Override
      public Permit acquire(QuotaKey key, Priority priority, Duration maxWait) {
        throw failure;
      }

      @Override
      public Optional<QuotaSnapshot> snapshot(QuotaKey key) {
        throw failure;
      }
    };
  }

  @Test
  void quotaQuotes_tokenThatWasNeverSent_isMaskedInCallsAndSnapshots() {
    for (RuntimeException thrown :
        new RuntimeException[] {
          new IllegalStateException("redis " + ACCESS),
          new QuotaStoreException(OperationInfo.NONE, 0, ACCESS, null)
        }) {
      ContactsClient client = withToken().quota(failingGate(thrown)).build();

      Throwable error = failure(client);
      assertThat(error).isInstanceOf(QuotaStoreException.class);
      assertMasked(error);
      assertMasked(catchThrowable(client::quota));
    }
  }

  @Test
  void policyQuotes_token_isMasked() {
    refuseWith("nothing");

    Throwable error =
        failure(
            withToken()
                .retries(
                    attempt -> {
                      throw new IllegalStateException("no rule for " + ACCESS);
                    })
                .build());

    assertMasked(error);
    assertThat(error.getSuppressed()[0]).hasMessage("no rule for ***");
  }

  @Test
  void credentialsQuote_tokenThatTheyGave_isMasked() {
    refuseWith("nothing");
    TokenProvider source =
        new TokenProvider() {
          private boolean asked;

          @Override
          public AccessToken token(TokenRequest request) {
            if (asked) {
              throw new IllegalArgumentException("not " + ACCESS);
            }
            asked = true;
            return new AccessToken(ACCESS, null);
          }

          @Override
          public boolean renew(
              AccessToken rejected, AuthenticationException error, TokenRequest request) {
            return false;
          }

          @Override
          public String appId() {
            return "app";
          }
        };
    ContactsClient client = builder().credentials((endpoint, clock) -> source).build();
    failure(client);

    assertMasked(failure(client));
  }

  @Test
  void serviceEchoes_tokenAsIdAndNames_textsOfTheModelShowNeither() {
    server.thenRespond(
        200,
        "{\"contact\":{\"id\":\""
            + ACCESS
            + "\",\"locationId\":\"L1\",\"tags\":7,\""
            + ACCESS
            + "\":1,\"ada@canary.example\":1,\"brandNew\":1},\"traceId\":\""
            + ACCESS
            + "\"}");

    ContactResponse response = withToken().build().contacts().getContact("c1");
    Contact contact = response.getContact();
    Contact copy = contact.toBuilder().build();

    for (Contact read : List.of(contact, copy)) {
      assertThat(read.toString())
          .contains("id=***", "locationId=L1", "brandNew=***")
          .doesNotContainIgnoringCase("canary");
      Throwable error = catchThrowable(read::getTags);
      assertMasked(error);
      assertThat(error).hasMessageContaining("Contact \"***\".tags");
    }
    assertThat(response.toString()).contains("traceId=***").doesNotContain("Canary");
    assertThat(contact.getId()).isEqualTo(ACCESS);
  }

  @Test
  void serviceEchoes_tokenAsIdInAListWithOddElements_textsOfTheModelsDoNotShowIt() {
    server.thenRespond(
        200, "{\"contacts\":[{\"id\":\"" + ACCESS + "\",\"dateAdded\":\"x\"},null],\"total\":2}");

    ContactSummary contact =
        withToken().locationId("L1").build().search(ContactQuery.all()).firstPage().items().get(0);

    assertThat(contact.toString()).contains("id=***").doesNotContain("Canary");
    assertMasked(catchThrowable(contact::getDateAdded));
  }

  @Test
  void observerQuotes_token_isMaskedInTheLog() {
    refuseWith("nothing");

    failure(
        withToken()
            .observer(
                call -> {
                  throw new IllegalStateException("tag " + ACCESS);
                })
            .build());

    ILoggingEvent event = appender.list.get(0);
    String trace = ThrowableProxyUtil.asString(event.getThrowableProxy());
    assertThat(event.getFormattedMessage() + trace)
        .contains("(java.lang.IllegalStateException)", "tag ***", "HeldSecretsTest")
        .doesNotContain("Canary");
  }
}
