package io.github.contactsv3.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.contactsv3.sandbox.TestClient.Reply;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OAuthTest extends SandboxTest {

  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String APP =
      "clientId="
          + ContactsSandbox.DEFAULT_CLIENT_ID
          + "&clientSecret="
          + ContactsSandbox.DEFAULT_CLIENT_SECRET;

  @Override
  ContactsSandboxBuilder configure() {
    return super.configure().grant("pit-oauth", "SecondLocation000001", Set.of("oauth.write"));
  }

  @BeforeEach
  void freeze() {
    sandbox.clock().freeze();
  }

  private Reply post(String path, String type, String bearer, String body) {
    HttpRequest.Builder request =
        client.request("POST", path, body).header("Version", "v3").header("Content-Type", type);
    if (bearer != null) {
      request.header("Authorization", "Bearer " + bearer);
    }
    return TestClient.send(request.build());
  }

  private Reply token(String more) {
    return post("/oauth/token", FORM, null, APP + more);
  }

  private Reply exchange(String code) {
    return token("&grantType=authorization_code&code=" + code);
  }

  private Reply refresh(String token) {
    return token("&grantType=refresh_token&refreshToken=" + token);
  }

  private Reply locationTokens() {
    return exchange(sandbox.authorizationCode(sandbox.locationId())).expect(200);
  }

  private Reply agencyTokens() {
    return exchange(sandbox.agencyAuthorizationCode()).expect(200);
  }

  private Reply search(String accessToken) {
    return new TestClient(sandbox.baseUrl(), accessToken, sandbox.locationId())
        .search("{'pageLimit':1}");
  }

  private static String form(String... pairs) {
    return Stream.of(pairs)
        .map(text -> URLEncoder.encode(text, StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"))
        .replace("%3D", "=");
  }

  @Test
  void code_ofALocation_givesTokensThatWorkThere() {
    Reply tokens = locationTokens();

    assertThat(tokens.text("/userType")).isEqualTo("Location");
    assertThat(tokens.text("/locationId")).isEqualTo(sandbox.locationId());
    assertThat(tokens.text("/companyId")).isEqualTo(ContactsSandbox.DEFAULT_COMPANY_ID);
    assertThat(tokens.text("/tokenType")).isEqualTo("Bearer");
    assertThat(tokens.at("/expiresIn").asInt()).isEqualTo(86_399);
    assertThat(tokens.text("/scope"))
        .isEqualTo(
            "contacts.readonly contacts.write locations/customFields.readonly oauth.readonly"
                + " oauth.write");
    search(tokens.text("/accessToken")).expect(200);
  }

  @Test
  void code_asJson_isAcceptedToo() {
    String code = sandbox.authorizationCode(sandbox.locationId());
    String body =
        TestClient.json(
            "{'clientId':'%s','clientSecret':'%s','grantType':'authorization_code','code':'%s'}"
                .formatted(
                    ContactsSandbox.DEFAULT_CLIENT_ID,
                    ContactsSandbox.DEFAULT_CLIENT_SECRET,
                    code));
    post("/oauth/token", "application/json", null, body).expect(200);
  }

  @Test
  void code_usedTwiceOrLate_isRefused() {
    String code = sandbox.authorizationCode(sandbox.locationId());
    exchange(code).expect(200);
    assertThat(exchange(code).expect(400).text("/message"))
        .isEqualTo("Invalid grant: authorization code is invalid");

    String late = sandbox.agencyAuthorizationCode();
    sandbox.clock().advance(Duration.ofMinutes(10));
    exchange(late).expect(400);
  }

  @Test
  void accessToken_expiredOrRevoked_isRefused() {
    String token = locationTokens().text("/accessToken");
    sandbox.clock().advance(Duration.ofSeconds(86_398));
    search(token).expect(200);
    sandbox.clock().advance(Duration.ofSeconds(1));
    assertThat(search(token).expect(401).text("/message"))
        .isEqualTo("Invalid token: access token is invalid");

    String revoked = locationTokens().text("/accessToken");
    sandbox.revokeTokens();
    search(revoked).expect(401);
    assertThat(search("nonsense").expect(401).text("/message")).isEqualTo("Invalid JWT");
  }

  @Test
  void refresh_once_givesANewPair() {
    Reply first = locationTokens();
    sandbox.clock().advance(Duration.ofDays(2));

    Reply second = refresh(first.text("/refreshToken")).expect(200);

    assertThat(second.text("/refreshToken")).isNotEqualTo(first.text("/refreshToken"));
    search(second.text("/accessToken")).expect(200);
    assertThat(second.text("/locationId")).isEqualTo(sandbox.locationId());
  }

  @Test
  void refresh_againWithinTheGrace_givesTheSamePairAndThenFails() {
    String spent = locationTokens().text("/refreshToken");
    Reply first = refresh(spent).expect(200);
    sandbox.clock().advance(Duration.ofSeconds(29));

    Reply again = refresh(spent).expect(200);
    assertThat(again.text("/accessToken")).isEqualTo(first.text("/accessToken"));
    assertThat(again.text("/refreshToken")).isEqualTo(first.text("/refreshToken"));
    assertThat(again.at("/expiresIn").asInt()).isEqualTo(86_399 - 29);

    sandbox.clock().advance(Duration.ofSeconds(1));
    assertThat(refresh(spent).expect(400).text("/message"))
        .isEqualTo("Invalid grant: refresh token is invalid");
    search(first.text("/accessToken")).expect(200);
    refresh(first.text("/refreshToken")).expect(200);
  }

  @Test
  void refresh_reuseAssumedToRevoke_endsTheSuccessors() {
    try (ContactsSandbox strict =
        ContactsSandbox.builder().assume(Assumption.REUSED_REFRESH_TOKEN_REVOKES).start()) {
      sandbox.close();
      sandbox = strict;
      client = new TestClient(strict);
      strict.clock().freeze();
      String spent = locationTokens().text("/refreshToken");
      Reply second = refresh(spent).expect(200);
      Reply third = refresh(second.text("/refreshToken")).expect(200);
      strict.clock().advance(Duration.ofSeconds(30));
      refresh(spent).expect(400);
      search(second.text("/accessToken")).expect(401);
      search(third.text("/accessToken")).expect(401);
      refresh(third.text("/refreshToken")).expect(400);
    } finally {
      startSandbox();
    }
  }

  @Test
  void refresh_afterAYear_fails() {
    String token = locationTokens().text("/refreshToken");
    sandbox.clock().advance(Duration.ofDays(365));
    refresh(token).expect(400);
  }

  @Test
  void refresh_locationPaused_failsAndWorksAgainLater() {
    String token = locationTokens().text("/refreshToken");
    sandbox.setLocationActive(sandbox.locationId(), false);
    assertThat(refresh(token).expect(400).text("/message")).isEqualTo("Location is not active");
    exchange(sandbox.authorizationCode(sandbox.locationId())).expect(400);

    sandbox.setLocationActive(sandbox.locationId(), true);
    refresh(token).expect(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "clientSecret=x&grantType=refresh_token | Missing parameter: clientId",
        "clientId=x&grantType=refresh_token | Missing parameter: clientSecret",
        "clientId=x&clientSecret=x | Missing parameter: grantType",
        "clientId=x&clientSecret=x&grantType=password | Invalid parameter: grantType",
        "clientId=x&clientSecret=x&grantType=refresh_token&userType=User | Invalid parameter: userType",
        "client_id=x&client_secret=x&grant_type=refresh_token | Missing parameter: clientId",
      })
  void token_wrongParameters_areNamed(String body, String message) {
    assertThat(post("/oauth/token", FORM, null, body).expect(400).text("/message"))
        .isEqualTo(message);
  }

  @Test
  void token_otherProblems_areRefused() {
    assertThat(token("&grantType=refresh_token").expect(400).text("/message"))
        .isEqualTo("Missing parameter: refreshToken");
    token("&grantType=client_credentials").expect(400);
    token("&grantType=refresh_token&refreshToken=x&unknown=1").expect(422);
    post("/oauth/token", FORM, null, "clientId=x&clientSecret=y&grantType=refresh_token")
        .expect(401);
    post("/oauth/token", "text/plain", null, APP).expect(415);
    post("/oauth/token", FORM, null, "clientId=%zz").expect(400);
  }

  @Test
  void agencyToken_onContacts_isRefused() {
    Reply agency = agencyTokens();
    assertThat(agency.text("/userType")).isEqualTo("Company");
    assertThat(agency.at("/approvedLocations")).hasSize(2);
    assertThat(search(agency.text("/accessToken")).expect(401).text("/message"))
        .startsWith("This authClass type is not allowed");
  }

  @Test
  void locationToken_fromTheAgency_worksInTheLocation() {
    String agency = agencyTokens().text("/accessToken");

    Reply tokens = locationToken(agency, sandbox.locationId()).expect(200);

    assertThat(tokens.text("/locationId")).isEqualTo(sandbox.locationId());
    assertThat(tokens.text("/appId")).isEqualTo("6578278e879ad2646715ba9c");
    assertThat(tokens.at("/userType").isMissingNode()).isTrue();
    search(tokens.text("/accessToken")).expect(200);
    refresh(tokens.text("/refreshToken")).expect(200);
  }

  @Test
  void locationToken_notAllowed_isRefused() {
    String agency = agencyTokens().text("/accessToken");
    String location = locationTokens().text("/accessToken");
    locationToken(location, sandbox.locationId()).expect(401);
    locationToken("pit-oauth", "SecondLocation000001").expect(401);
    locationToken(sandbox.token(), sandbox.locationId()).expect(401);
    locationToken(agency, "nowhere").expect(401);
    post("/oauth/location-token", FORM, agency, "companyId=x&locationId=y").expect(403);
    post("/oauth/location-token", FORM, agency, "companyId=x").expect(422);
    post("/oauth/location-token", "application/json", agency, "{}").expect(415);
    sandbox.setLocationActive(sandbox.locationId(), false);
    assertThat(locationToken(agency, sandbox.locationId()).expect(400).text("/message"))
        .isEqualTo("Location is not active");
  }

  private Reply locationToken(String bearer, String locationId) {
    String body =
        form("companyId=" + ContactsSandbox.DEFAULT_COMPANY_ID, "locationId=" + locationId);
    return post("/oauth/location-token", FORM, bearer, body);
  }

  @Test
  void installedLocations_pageByPage_areAllOfTheAgency() {
    TestClient agency = agency();
    Reply first = agency.get(installed("&pageSize=1")).expect(200);
    assertThat(first.at("/pagination/totalRecords").asInt()).isEqualTo(2);
    assertThat(first.at("/pagination/hasPrevPage").asBoolean()).isFalse();
    Reply second =
        agency.get(installed("&pageSize=1&pageToken=" + first.text("/pagination/nextPageToken")));
    assertThat(second.at("/pagination/hasNextPage").asBoolean()).isFalse();
    assertThat(second.at("/pagination/prevPageToken").isTextual()).isTrue();
    assertThat(Stream.of(first, second).map(page -> page.text("/items/0/_id")))
        .containsExactlyInAnyOrder(sandbox.locationId(), "SecondLocation000001");
  }

  @ParameterizedTest
  @CsvSource({
    "&query=second, 1",
    "&locationId=SandboxLocation00001, 1",
    "&isInstalled=true, 2",
    "&isInstalled=false, 0",
    "&onTrial=true, 0",
    "&onTrial=false, 2",
    "&planId=gold, 0",
    "&versionId=6578278e879ad2646715ba9c, 2",
    "&versionId=other, 0"
  })
  void installedLocations_filtered_areThoseThatFit(String filter, int expected) {
    assertThat(agency().get(installed(filter)).expect(200).at("/items")).hasSize(expected);
  }

  @Test
  void installedLocations_sizeAsFloatingPointNumber_isTheInteger() {
    assertThat(agency().get(installed("&pageSize=1.0")).expect(200).at("/items")).hasSize(1);
    agency().get(installed("&pageSize=1.5")).expect(400);
    agency().get(installed("&pageSize=.0")).expect(400);
  }

  @Test
  void installedLocations_wrong_areRespondedInTheAipEnvelope() {
    Reply size = agency().get(installed("&pageSize=101")).expect(400);
    assertThat(size.text("/error/code")).isEqualTo("INVALID_ARGUMENT");
    assertThat(size.text("/error/message")).isEqualTo("pageSize must not be greater than 100");
    agency().get(installed("&pageToken=x")).expect(400);
    agency().get(installed("&isInstalled=maybe")).expect(400);

    Reply app =
        agency()
            .get(
                "/oauth/installed-locations?appId=abc&companyId="
                    + ContactsSandbox.DEFAULT_COMPANY_ID)
            .expect(404);
    assertThat(app.text("/error/code")).isEqualTo("RESOURCE_NOT_FOUND");
    assertThat(app.text("/error/message")).isEqualTo("The requested App 'abc' was not found.");
    assertThat(app.text("/error/details/identifier")).isEqualTo("abc");
    client.get(installed("")).expect(401);
  }

  private TestClient agency() {
    return new TestClient(
        sandbox.baseUrl(), agencyTokens().text("/accessToken"), sandbox.locationId());
  }

  private static String installed(String more) {
    return "/oauth/installed-locations?appId=6578278e879ad2646715ba9c&companyId="
        + ContactsSandbox.DEFAULT_COMPANY_ID
        + more;
  }

  @Test
  void log_ofOAuth_keepsNoSecrets() {
    locationTokens();
    assertThat(sandbox.requests().list("requestToken").toString())
        .doesNotContain(ContactsSandbox.DEFAULT_CLIENT_SECRET);
    assertThat(sandbox.requests().list("requestToken").get(0).body()).isNull();
  }

  @Test
  void location_unknown_isRefused() {
    assertThatThrownBy(() -> sandbox.authorizationCode("nowhere"))
        .hasMessage("no location nowhere");
    assertThatThrownBy(() -> sandbox.setLocationActive("nowhere", true))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void quota_ofTheAppInALocation_isSharedByItsTokens() {
    try (ContactsSandbox limited =
        ContactsSandbox.builder().quota(2, Duration.ofSeconds(10)).start()) {
      limited.clock().freeze();
      sandbox.close();
      sandbox = limited;
      client = new TestClient(limited);
      search(locationTokens().text("/accessToken")).expect(200);
      search(locationTokens().text("/accessToken")).expect(200);
      search(locationTokens().text("/accessToken")).expect(429);
      search(limited.token()).expect(200);
    } finally {
      startSandbox();
    }
  }
}
