package io.github.contactsv3.contract.pact;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.oauth.model.ListInstalledLocationsResponse;
import io.github.contactsv3.oauth.model.LocationTokenResponse;
import io.github.contactsv3.oauth.model.TokenResponse;
import io.github.contactsv3.oauth.model.UserType;

class OAuthContractTest extends ResourceContract {

  OAuthContractTest() {
    super("OAuth");
    success(
        "requestToken",
        "authorizationCode",
        "location",
        "a person has authorised the app for a location",
        TokenResponse.class,
        r -> {
          assertThat(r.getUserType()).isEqualTo(UserType.LOCATION);
          assertThat(r.getLocationId()).isEqualTo("ve9EPM428h8vShlRW1KT");
        });
    success(
        "requestToken",
        "refreshToken",
        "location",
        "a refresh token has not been used",
        TokenResponse.class,
        r -> assertThat(r.getExpiresIn()).isEqualTo(86_399L));
    success(
        "requestToken",
        "authorizationCode",
        "agency",
        "a person has authorised the app for an agency",
        TokenResponse.class,
        r -> {
          assertThat(r.getUserType()).isEqualTo(UserType.COMPANY);
          assertThat(r.getApprovedLocations()).isNotEmpty();
        });
    success(
        "requestLocationToken",
        "location",
        "tokens",
        "the app is installed in a location of the agency",
        LocationTokenResponse.class,
        r -> assertThat(r.getLocationId()).isEqualTo("ve9EPM428h8vShlRW1KT"));
    success(
        "listInstalledLocations",
        "page",
        "the app is installed in locations of the agency",
        ListInstalledLocationsResponse.class,
        r ->
            assertThat(r.getItems())
                .singleElement()
                .satisfies(one -> assertThat(one.getIsInstalled()).isTrue()));
    success(
        "listInstalledLocations",
        "empty",
        "the app is installed in no location of the agency",
        ListInstalledLocationsResponse.class,
        r -> assertThat(r.getItems()).isEmpty());
  }
}
