package io.github.contactsv3.auth.internal;

import static io.github.contactsv3.auth.internal.Fixture.APP;
import static io.github.contactsv3.auth.internal.Fixture.KEY;
import static io.github.contactsv3.auth.internal.Fixture.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.contactsv3.auth.AuthorizationCodeFlow;
import io.github.contactsv3.auth.AuthorizationResult;
import io.github.contactsv3.auth.OAuthApp;
import io.github.contactsv3.auth.spi.AccessToken;
import io.github.contactsv3.auth.spi.StoredToken;
import io.github.contactsv3.auth.spi.TokenEndpoint;
import io.github.contactsv3.auth.spi.TokenKey;
import io.github.contactsv3.errors.DecodingException;
import io.github.contactsv3.errors.TokenStoreException;
import io.github.contactsv3.oauth.api.OAuthApi.RequestTokenForm;
import io.github.contactsv3.oauth.model.LocationTokenResponse;
import io.github.contactsv3.oauth.model.TokenResponse;
import io.github.contactsv3.oauth.model.UserType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AuthorizationTest {
  private final Fixture f = new Fixture();
  private final List<Map<String, Object>> forms = new ArrayList<>();
  private TokenResponse.Builder response =
      TokenResponse.builder()
          .accessToken("A1")
          .refreshToken("R1")
          .expiresIn(86_399L)
          .scope(" contacts.readonly  contacts.write ")
          .userType(UserType.LOCATION)
          .locationId("loc1")
          .companyId("co1")
          .userId("user1");

  private final TokenEndpoint endpoint =
      new TokenEndpoint() {
        @Override
        public TokenResponse requestToken(RequestTokenForm form, Duration timeLeft) {
          assertThat(timeLeft).isEqualTo(MINUTE);
          forms.add(Map.copyOf(form));
          return response.build();
        }

        @Override
        public LocationTokenResponse requestLocationToken(
            TokenKey agency, String locationId, AccessToken agencyToken, Duration timeLeft) {
          throw new AssertionError();
        }
      };

  private final AuthorizationCodeFlow authorization =
      AuthorizationCodeFlow.of(APP, f.store, endpoint, f.clock);

  private AuthorizationResult exchange(TokenKey.Type type) {
    return authorization.exchange("code-1", type, MINUTE);
  }

  @Test
  void url_everything_isEncoded() {
    assertThat(
            authorization
                .url()
                .scopes("contacts.readonly", "contacts.write")
                .state("a&b=c d+\u00e4")
                .sameWindow()
                .build())
        .hasToString(
            "https://marketplace.gohighlevel.com/v2/oauth/chooselocation?response_type=code"
                + "&redirect_uri=https%3A%2F%2Fexample.com%2Fcb&client_id=app-1"
                + "&scope=contacts.readonly%20contacts.write&state=a%26b%3Dc%20d%2B%C3%A4"
                + "&loginWindowOpenMode=self");
  }

  /** As a question mark it would come back as another state. */
  @Test
  void url_stateWithAnUnpairedSurrogate_isRefused() {
    assertThatThrownBy(() -> authorization.url().scopes("x").state("a\ud800").build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("state has an unpaired surrogate, which UTF-8 cannot encode");
  }

  @Test
  void url_whiteLabel_hasTheOtherHostAndNothingUnasked() {
    assertThat(authorization.url().scopes(List.of("x")).whiteLabel().build())
        .hasToString(
            "https://marketplace.leadconnectorhq.com/v2/oauth/chooselocation?response_type=code"
                + "&redirect_uri=https%3A%2F%2Fexample.com%2Fcb&client_id=app-1&scope=x");
  }

  @Test
  void url_scopesMissingOrUnfit_isRefused() {
    assertThatThrownBy(() -> authorization.url().build()).isInstanceOf(IllegalStateException.class);
    for (String scope : List.of("", " ", "a b", "a\n")) {
      assertThatThrownBy(() -> authorization.url().scopes(scope))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void redirectUri_notSet_isRefusedBeforeAnythingIsSent() {
    AuthorizationCodeFlow without =
        AuthorizationCodeFlow.of(
            OAuthApp.builder().clientId("c").clientSecret("s").build(), f.store, endpoint);
    assertThatThrownBy(without::url).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> without.exchange("code-1", TokenKey.Type.LOCATION, MINUTE))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> authorization.exchange(" ", TokenKey.Type.LOCATION, MINUTE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(forms).isEmpty();
  }

  @Test
  void exchange_location_storesThePairAndSaysForWhom() {
    AuthorizationResult grant = exchange(TokenKey.Type.LOCATION);
    assertThat(forms)
        .containsExactly(
            Map.of(
                "clientId", "app-1",
                "clientSecret", "secret-canary",
                "grantType", "authorization_code",
                "code", "code-1",
                "userType", "Location",
                "redirectUri", "https%3A%2F%2Fexample.com%2Fcb"));
    assertThat(grant.key()).isEqualTo(KEY);
    assertThat(grant.isAgency()).isFalse();
    assertThat(grant.locationId()).isEqualTo("loc1");
    assertThat(grant.companyId()).isEqualTo("co1");
    assertThat(grant.userId()).isEqualTo("user1");
    assertThat(grant.scopes()).containsExactlyInAnyOrder("contacts.readonly", "contacts.write");
    StoredToken stored = f.now();
    assertThat(stored.version()).isEqualTo(1);
    assertThat(stored.accessToken()).isEqualTo("A1");
    assertThat(stored.refreshToken()).contains("R1");
    assertThat(stored.expiresAt()).isEqualTo(f.clock.now().plusSeconds(86_399));
    assertThat(Fixture.value(f.location())).isEqualTo("A1");
  }

  @Test
  void exchange_agency_isStoredAsTheAgencys() {
    response = response.userType(UserType.COMPANY);
    AuthorizationResult grant = exchange(TokenKey.Type.LOCATION);
    assertThat(grant.isAgency()).isTrue();
    assertThat(grant.locationId()).isNull();
    assertThat(f.store.load(Fixture.AGENCY)).isPresent();
    assertThat(f.store.load(KEY)).isEmpty();
  }

  private static TokenResponse.Builder bare() {
    return TokenResponse.builder().accessToken("A1").expiresIn(100L).companyId("co1");
  }

  @Test
  void exchange_responseWithoutUserType_goesByWhatWasAskedAndByTheLocation() {
    response = bare();
    assertThat(exchange(TokenKey.Type.COMPANY).isAgency()).isTrue();
    assertThat(forms.get(0)).containsEntry("userType", "Company");
    response = bare().locationId("loc1").scope(" ");
    AuthorizationResult grant = exchange(TokenKey.Type.COMPANY);
    assertThat(grant.isAgency()).isFalse();
    assertThat(grant.scopes()).isEmpty();
  }

  @Test
  void exchange_responseWithoutItsId_isADecodingError() {
    response = bare();
    assertThatThrownBy(() -> exchange(TokenKey.Type.LOCATION))
        .isInstanceOf(DecodingException.class)
        .hasMessageContaining("locationId is missing");
    response = TokenResponse.builder().accessToken("A1").expiresIn(100L).userType(UserType.COMPANY);
    assertThatThrownBy(() -> exchange(TokenKey.Type.LOCATION))
        .isInstanceOf(DecodingException.class)
        .hasMessageContaining("companyId is missing");
  }

  @Test
  void exchange_again_replacesWhatWasThere() {
    f.withLeft(Duration.ZERO);
    f.store.compareAndSet(KEY, f.now(), f.now().toNext().build());
    exchange(TokenKey.Type.LOCATION);
    assertThat(f.now().version()).isEqualTo(3);
    assertThat(f.now().accessToken()).isEqualTo("A1");
  }

  @Test
  void exchange_storeChangesMeanwhile_isRepeated() {
    f.store.onSet =
        () -> {
          f.store.onSet = () -> null;
          f.withLeft(Duration.ZERO);
          return null;
        };
    exchange(TokenKey.Type.LOCATION);
    assertThat(f.now().version()).isEqualTo(2);
  }

  @Test
  void exchange_storeFails_sameCodeOnlyRepeatsTheStoring() {
    f.store.onSet = () -> new IllegalStateException("disk full");
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> exchange(TokenKey.Type.LOCATION))
          .isInstanceOf(TokenStoreException.class);
    }
    f.store.onSet = () -> null;
    assertThat(exchange(TokenKey.Type.LOCATION).key()).isEqualTo(KEY);
    assertThat(forms).hasSize(1);
    assertThat(f.now().accessToken()).isEqualTo("A1");
    exchange(TokenKey.Type.LOCATION);
    assertThat(forms).as("nothing is kept after it is stored").hasSize(2);
  }
}
