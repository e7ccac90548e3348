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
        States.LOCATION_CODE,
        TokenResponse.class,
        r -> {
          assertThat(r.getUserType()).isEqualTo(UserType.LOCATION);
          assertThat(r.getLocationId()).isEqualTo("ve9EPM428h8vShlRW1KT");
        });
    success(
        "requestToken",
        "refreshToken",
        "location",
        States.REFRESH_TOKEN,
        TokenResponse.class,
        r -> assertThat(r.getExpiresIn()).isEqualTo(86_399L));
    success(
        "requestToken",
        "authorizationCode",
        "agency",
        States.AGENCY_CODE,
        TokenResponse.class,
        r -> {
          assertThat(r.getUserType()).isEqualTo(UserType.COMPANY);
          assertThat(r.getApprovedLocations()).isNotEmpty();
        });
    success(
        "requestLocationToken",
        "location",
        "tokens",
        States.INSTALLED,
        LocationTokenResponse.class,
        r -> assertThat(r.getLocationId()).isEqualTo("ve9EPM428h8vShlRW1KT"));
    success(
        operation("listInstalledLocations")
            .with("pageSize", "1")
            .without("pageToken", "planId", "query", "locationId"),
        null,
        "page",
        States.INSTALLED,
        ListInstalledLocationsResponse.class,
        r ->
            assertThat(r.getItems())
                .singleElement()
                .satisfies(one -> assertThat(one.getIsInstalled()).isTrue()));
    success(
        "listInstalledLocations",
        "empty",
        States.INSTALLED,
        ListInstalledLocationsResponse.class,
        r -> assertThat(r.getItems()).isEmpty());
  }
}
