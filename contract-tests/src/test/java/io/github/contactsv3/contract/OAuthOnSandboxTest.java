package io.github.contactsv3.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.contactsv3.auth.AuthorizationResult;
import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.auth.OAuthApp;
import io.github.contactsv3.auth.TokenStores;
import io.github.contactsv3.auth.spi.StoredToken;
import io.github.contactsv3.auth.spi.TokenKey;
import io.github.contactsv3.auth.spi.TokenStore;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.client.ContactsClientBuilder;
import io.github.contactsv3.errors.AuthenticationException;
import io.github.contactsv3.errors.LocationInactiveException;
import io.github.contactsv3.model.SearchContactsRequest;
import io.github.contactsv3.oauth.api.OAuthApi.ListInstalledLocationsQuery;
import io.github.contactsv3.resilience.Quotas;
import io.github.contactsv3.resilience.RetryPolicy;
import io.github.contactsv3.sandbox.ContactsSandbox;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An app from the code of a redirect to calls, over expiry and rotation, against the sandbox. */
class OAuthOnSandboxTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final OAuthApp app =
      OAuthApp.builder()
          .clientId(ContactsSandbox.DEFAULT_CLIENT_ID)
          .clientSecret(ContactsSandbox.DEFAULT_CLIENT_SECRET)
          .redirectUri("https://app.example/callback")
          .build();
  private final TokenStore store = TokenStores.inMemory();

  private ContactsSandbox sandbox;

  @BeforeEach
  void start() {
    sandbox = ContactsSandbox.builder().seed(3).quotaOff().validateResponses(true).start();
    sandbox.clock().freeze();
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private ContactsClientBuilder builder() {
    return ContactsClient.builder()
        .baseUrl(sandbox.baseUrl())
        .retries(RetryPolicy.never())
        .quota(Quotas.unlimited());
  }

  private void authoriseLocation() {
    AuthorizationResult grant =
        builder()
            .authorizationCodeFlow(app, store)
            .exchange(
                sandbox.authorizationCode(sandbox.locationId()), TokenKey.Type.LOCATION, PATIENCE);
    assertThat(grant.isAgency()).isFalse();
    assertThat(grant.key().id()).isEqualTo(sandbox.locationId());
  }

  /** A program that starts, with what is in the store. */
  private ContactsClient program(TokenStore tokens) {
    return builder()
        .credentials(Credentials.oauth(app, sandbox.locationId(), tokens))
        .locationId(sandbox.locationId())
        .build();
  }

  /** Brings the time forward: for the sandbox by its clock, for programs in what they find. */
  private void aDayPasses() {
    sandbox.clock().advance(Duration.ofDays(1));
    StoredToken pair = store.load(location()).orElseThrow();
    StoredToken aged =
        pair.toNext()
            .issuedAt(pair.issuedAt().minus(Duration.ofDays(1)))
            .expiresAt(pair.expiresAt().minus(Duration.ofDays(1)))
            .build();
    assertThat(store.compareAndSet(location(), pair, aged)).isTrue();
  }

  private TokenKey location() {
    return new TokenKey(app.clientId(), TokenKey.Type.LOCATION, sandbox.locationId());
  }

  private ContactsClient ofAgency() {
    AuthorizationResult grant =
        builder()
            .authorizationCodeFlow(app, store)
            .exchange(sandbox.agencyAuthorizationCode(), TokenKey.Type.COMPANY, PATIENCE);
    assertThat(grant.isAgency()).isTrue();
    return builder().credentials(Credentials.agency(app, grant.key().id(), store)).build();
  }

  private static long search(ContactsClient client) {
    return client
        .searchApi()
        .searchContacts(
            SearchContactsRequest.builder().locationId(client.locationId()).pageLimit(1).build())
        .getTotal();
  }

  private int arrived(String operation) {
    return sandbox.requests().list(operation).size();
  }

  @Test
  void location_exchangesCallsAndRotatesItsTokens() {
    authoriseLocation();
    assertThat(search(program(store))).isEqualTo(3L);
    assertThat(arrived("requestToken")).isEqualTo(1);

    for (int day = 1; day <= 3; day++) {
      aDayPasses();
      assertThat(search(program(store))).isEqualTo(3L);
      assertThat(arrived("requestToken")).isEqualTo(1 + day);
    }
  }

  @Test
  void location_refreshTokenSpentElsewhere_asksForAuthorisation() {
    authoriseLocation();
    aDayPasses();
    TokenStore copy = TokenStores.inMemory();
    assertThat(copy.compareAndSet(location(), null, store.load(location()).orElseThrow())).isTrue();
    assertThat(search(program(store))).isEqualTo(3L);
    sandbox.clock().advance(Duration.ofMinutes(1));

    assertThatThrownBy(() -> search(program(copy)))
        .isInstanceOfSatisfying(
            AuthenticationException.class, e -> assertThat(e.isReauthorizationRequired()).isTrue());
    assertThat(search(program(store))).isEqualTo(3L);
  }

  @Test
  void location_paused_isToldAndComesBackWithTheSamePair() {
    authoriseLocation();
    aDayPasses();
    sandbox.setLocationActive(sandbox.locationId(), false);
    assertThatThrownBy(() -> search(program(store))).isInstanceOf(LocationInactiveException.class);

    sandbox.setLocationActive(sandbox.locationId(), true);
    assertThat(search(program(store))).isEqualTo(3L);
  }

  @Test
  void agency_listsItsLocationsAndWorksInThem() {
    ContactsClient agency = ofAgency();
    ListInstalledLocationsQuery query =
        ListInstalledLocationsQuery.builder()
            .appId(ContactsSandbox.DEFAULT_CLIENT_ID.split("-")[0])
            .companyId(ContactsSandbox.DEFAULT_COMPANY_ID)
            .build();

    assertThat(agency.oauth().listInstalledLocations(query).getItems())
        .extracting("id")
        .containsExactly(sandbox.locationId());
    ContactsClient client = agency.forLocation(sandbox.locationId());
    assertThat(search(client)).isEqualTo(3L);
    assertThat(arrived("requestLocationToken")).isEqualTo(1);
  }
}
