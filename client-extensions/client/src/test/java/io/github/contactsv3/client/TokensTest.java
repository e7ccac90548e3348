package io.github.contactsv3.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.contactsv3.auth.AuthorizationCodeFlow;
import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.auth.OAuthApp;
import io.github.contactsv3.auth.TokenStores;
import io.github.contactsv3.auth.spi.AccessToken;
import io.github.contactsv3.auth.spi.StoredToken;
import io.github.contactsv3.auth.spi.TokenKey;
import io.github.contactsv3.auth.spi.TokenStore;
import io.github.contactsv3.client.ScriptedServer.Received;
import io.github.contactsv3.errors.AuthenticationException;
import io.github.contactsv3.errors.DecodingException;
import io.github.contactsv3.errors.LocationInactiveException;
import io.github.contactsv3.errors.PermissionException;
import io.github.contactsv3.errors.TransportException;
import io.github.contactsv3.model.CreateContactRequest;
import io.github.contactsv3.resilience.Quotas;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls with tokens that must be fetched, refreshed or created, over HTTP. */
class TokensTest {
  private static final String CONTACT = "{\"contact\":{\"id\":\"c1\"}}";
  private static final String EXPIRED = "{\"statusCode\":401,\"message\":\"Invalid JWT\"}";

  private final VirtualClock clock = new VirtualClock();
  private final TokenStore store = TokenStores.inMemory();
  private final OAuthApp app =
      OAuthApp.builder()
          .clientId("6578278e879ad2646715ba9c-x1")
          .clientSecret("canary-secret")
          .redirectUri("https://app.example.com/callback")
          .build();
  private ScriptedServer server;

  @BeforeEach
  void start() {
    server = ScriptedServer.start();
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private ContactsClientBuilder builder() {
    return ContactsClient.builder().baseUrl(server.url()).quota(Quotas.unlimited()).clock(clock);
  }

  private DecodingException unreadable(ContactsClient client) {
    return catchThrowableOfType(DecodingException.class, () -> client.contacts().getContact("c1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "null",
        "[]",
        "no JSON",
        "{\"accessToken\":null,\"refreshToken\":\"r1\"}",
        "{\"accessToken\":[\"a\"],\"refreshToken\":\"r1\"}",
        "{\"accessToken\":\"a\\nb\",\"refreshToken\":\"r1\"}"
      })
  void tokenResponse_isUnreadable_namesItsOperationAttemptsAndStatus(String body) {
    StoredToken expired =
        StoredToken.builder()
            .accessToken("old")
            .refreshToken("r0")
            .issuedAt(clock.now().minusSeconds(90_000))
            .expiresAt(clock.now().minusSeconds(3_600))
            .build();
    store.compareAndSet(TokenKey.location(app.clientId(), "L1"), null, expired);
    store.compareAndSet(
        TokenKey.company(app.clientId(), "C1"),
        null,
        expired.toNext().version(1).expiresAt(clock.now().plusSeconds(80_000)).build());
    server.thenRespond(200, body).thenRespond(503, "").thenRespond(200, body);

    DecodingException pair =
        unreadable(builder().credentials(Credentials.oauth(app, "L1", store)).build());
    DecodingException created =
        unreadable(
            builder().credentials(Credentials.agency(app, "C1", store)).build().forLocation("L1"));

    assertThat(pair.operation().id()).isEqualTo("requestToken");
    assertThat(pair.attempts()).isEqualTo(1);
    assertThat(pair.status()).isEqualTo(200);
    assertThat(created.operation().id()).isEqualTo("requestLocationToken");
    assertThat(created.attempts()).isEqualTo(2);
    assertThat(created.status()).isEqualTo(200);
  }

  @Test
  void exchange_timeOfAnyLength_isWithinWhatClocksCount() {
    server.thenRespond(200, pair("a1", "r1", "\"userType\":\"Location\",\"locationId\":\"L1\""));

    for (Duration time : List.of(Duration.ofSeconds(Long.MAX_VALUE), Duration.ofDays(200_000))) {
      AuthorizationCodeFlow authorization = builder().authorizationCodeFlow(app, store);
      assertThat(authorization.exchange("code1", TokenKey.Type.LOCATION, time).locationId())
          .isEqualTo("L1");
    }
    for (Duration time : List.of(Duration.ofSeconds(Long.MIN_VALUE), Duration.ZERO)) {
      AuthorizationCodeFlow authorization = builder().authorizationCodeFlow(app, store);
      assertThatThrownBy(() -> authorization.exchange("code1", TokenKey.Type.LOCATION, time))
          .isInstanceOf(TransportException.class)
          .hasMessageContaining("timed out");
    }
    assertThat(server.received()).hasSize(2);
  }

  @Test
  void endpoint_timeOfAnyLength_isWithinWhatClocksCount() {
    server.thenRespond(200, "{\"accessToken\":\"a1\"}");
    AccessToken agency = new AccessToken("a0", null);
    Credentials asking =
        (endpoint, clock) -> {
          for (Duration time :
              List.of(Duration.ofSeconds(Long.MAX_VALUE), Duration.ofSeconds(Long.MIN_VALUE))) {
            endpoint.requestLocationToken(TokenKey.company("app", "C1"), "L1", agency, time);
          }
          throw new AssertionError("the second has no time");
        };

    assertThatThrownBy(() -> builder().quotaKey("app").credentials(asking).build())
        .isInstanceOf(TransportException.class);
    assertThat(server.received()).hasSize(1);
  }

  private static String pair(String access, String refresh, String who) {
    return "{\"accessToken\":\"%s\",\"tokenType\":\"Bearer\",\"expiresIn\":86399,".formatted(access)
        + "\"refreshToken\":\"%s\",\"scope\":\"contacts.readonly\",%s,\"userId\":\"u1\"}"
            .formatted(refresh, who);
  }

  /** Exchanges a code, which leaves the pair A1/R1 of location L1 in the store. */
  private ContactsClient authorised() {
    server.thenRespond(200, pair("A1", "R1", "\"userType\":\"Location\",\"locationId\":\"L1\""));
    builder()
        .authorizationCodeFlow(app, store)
        .exchange("code-1", TokenKey.Type.LOCATION, Duration.ofSeconds(10));
    return builder().credentials(Credentials.oauth(app, "L1", store)).locationId("L1").build();
  }

  private List<String> paths() {
    return server.received().stream().map(Received::path).toList();
  }

  private List<String> tokens() {
    return server.received().stream()
        .map(r -> r.headers().getOrDefault("authorization", "none"))
        .toList();
  }

  @Test
  void exchange_sendsAFormWithoutTokenAndStoresThePair() {
    ContactsClient client = authorised();
    server.thenRespond(200, CONTACT);

    client.contacts().getContact("c1");

    Received exchange = server.received().get(0);
    assertThat(exchange.headers())
        .containsEntry("content-type", "application/x-www-form-urlencoded")
        .containsEntry("version", "v3")
        .doesNotContainKey("authorization");
    assertThat(exchange.body())
        .contains("grantType=authorization_code")
        .contains("code=code-1")
        .contains("clientId=6578278e879ad2646715ba9c-x1");
    assertThat(tokens()).containsExactly("none", "Bearer A1");
  }

  @Test
  void unauthorised_refreshesOnceAndRepeatsEvenAnUnsafeRequest() {
    ContactsClient client = authorised();
    clock.sleep(Duration.ofMinutes(10));
    server
        .thenRespond(401, EXPIRED)
        .thenRespond(200, pair("A2", "R2", "\"userType\":\"Location\",\"locationId\":\"L1\""))
        .thenRespond(201, CONTACT);

    client.contacts().createContact(CreateContactRequest.builder().locationId("L1").build());

    assertThat(paths()).containsExactly("/oauth/token", "/contacts/", "/oauth/token", "/contacts/");
    assertThat(tokens()).containsExactly("none", "Bearer A1", "none", "Bearer A2");
    assertThat(server.received().get(2).body()).contains("refreshToken=R1");
  }

  @Test
  void lasting401_costsOneRefresh() {
    ContactsClient client = authorised();
    clock.sleep(Duration.ofMinutes(10));
    server
        .thenRespond(401, EXPIRED)
        .thenRespond(200, pair("A2", "R2", "\"userType\":\"Location\",\"locationId\":\"L1\""))
        .thenRespond(401, EXPIRED);

    AuthenticationException first =
        catchThrowableOfType(
            AuthenticationException.class, () -> client.contacts().getContact("c1"));
    catchThrowableOfType(AuthenticationException.class, () -> client.contacts().getContact("c1"));
    catchThrowableOfType(AuthenticationException.class, () -> client.contacts().getContact("c1"));

    assertThat(first.attempts()).isEqualTo(2);
    assertThat(paths().stream().filter("/oauth/token"::equals)).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The token is not authorized for this scope.",
        "This location is not accessible from this token!",
        "This AuthClass is not yet supported"
      })
  void unauthorisedForAnotherReason_refreshesNothing(String message) {
    ContactsClient client = authorised();
    clock.sleep(Duration.ofMinutes(10));
    server.thenRespond(401, "{\"statusCode\":401,\"message\":\"" + message + "\"}");

    catchThrowableOfType(PermissionException.class, () -> client.contacts().getContact("c1"));

    assertThat(paths()).containsExactly("/oauth/token", "/contacts/c1");
  }

  @Test
  void invalidGrant_asksForAuthorisation() {
    ContactsClient client = authorised();
    clock.sleep(Duration.ofDays(2));
    server.thenRespond(400, "{\"message\":\"Invalid grant: refresh token is invalid\"}");

    AuthenticationException e =
        catchThrowableOfType(
            AuthenticationException.class, () -> client.contacts().getContact("c1"));

    assertThat(e.isReauthorizationRequired()).isTrue();
    assertThat(e.operation().id()).isEqualTo("requestToken");
    assertThat(paths()).doesNotContain("/contacts/c1");
  }

  @Test
  void inactiveLocation_keepsTheRefreshToken() {
    ContactsClient client = authorised();
    clock.sleep(Duration.ofDays(2));
    server
        .thenRespond(400, "{\"statusCode\":400,\"message\":\"Location is not active\"}")
        .thenRespond(200, pair("A2", "R2", "\"userType\":\"Location\",\"locationId\":\"L1\""))
        .thenRespond(200, CONTACT);

    catchThrowableOfType(LocationInactiveException.class, () -> client.contacts().getContact("c1"));
    assertThat(client.contacts().getContact("c1").getContact().getId()).isEqualTo("c1");

    assertThat(server.received().get(2).body()).contains("refreshToken=R1");
  }

  @Test
  void agency_mintsATokenForEachLocationOnce() {
    server.thenRespond(200, pair("AG", "RG", "\"userType\":\"Company\",\"companyId\":\"C1\""));
    builder()
        .authorizationCodeFlow(app, store)
        .exchange("code-1", TokenKey.Type.COMPANY, Duration.ofSeconds(10));
    ContactsClient agency = builder().credentials(Credentials.agency(app, "C1", store)).build();
    server
        .thenRespond(200, "{\"accessToken\":\"T1\",\"expiresIn\":86399,\"locationId\":\"L1\"}")
        .thenRespond(200, CONTACT)
        .thenRespond(200, CONTACT)
        .thenRespond(200, "{\"accessToken\":\"T2\",\"expiresIn\":86399,\"locationId\":\"L2\"}")
        .thenRespond(200, CONTACT);

    agency.forLocation("L1").contacts().getContact("c1");
    agency.forLocation("L1").contacts().getContact("c2");
    agency.forLocation("L2").contacts().getContact("c3");

    assertThat(tokens())
        .containsExactly("none", "Bearer AG", "Bearer T1", "Bearer T1", "Bearer AG", "Bearer T2");
    assertThat(server.received().get(1).body()).contains("companyId=C1").contains("locationId=L1");
  }

  @Test
  void supplier_isAskedForEachRequest() {
    AtomicReference<String> token = new AtomicReference<>("pit-1");
    ContactsClient client =
        builder().credentials(Credentials.privateIntegrationToken(token::get)).build();
    server.thenRespond(200, CONTACT);

    client.contacts().getContact("c1");
    token.set("pit-2");
    client.contacts().getContact("c1");

    assertThat(tokens()).containsExactly("Bearer pit-1", "Bearer pit-2");
  }
}
