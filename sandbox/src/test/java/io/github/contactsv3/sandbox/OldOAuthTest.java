package io.github.contactsv3.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.sandbox.OldClient.Reply;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** OAuth as clients of versions before v3 know it. */
class OldOAuthTest extends SandboxTest {

  private static final String OLD = "2023-02-21";
  private static final String APP_ID = "6578278e879ad2646715ba9c";
  private static final String APP =
      "client_id="
          + ContactsSandbox.DEFAULT_CLIENT_ID
          + "&client_secret="
          + ContactsSandbox.DEFAULT_CLIENT_SECRET;

  private Reply token(String version, String more) {
    return new OldClient(sandbox, version).with(null).form("/oauth/token", APP + more);
  }

  private String agency() {
    return token(OLD, "&grant_type=authorization_code&code=" + sandbox.agencyAuthorizationCode())
        .expect(200)
        .text("/access_token");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"2021-04-15", "2021-07-28", "2023-02-21"})
  void token_beforeV3_isInSnakeCase(String version) {
    Reply first =
        token(
                version,
                "&grant_type=authorization_code&user_type=Location&code="
                    + sandbox.authorizationCode(sandbox.locationId()))
            .expect(200);

    assertThat(first.body().fieldNames())
        .toIterable()
        .contains("access_token", "refresh_token", "token_type", "expires_in", "userType")
        .doesNotContain("accessToken", "refreshToken", "tokenType", "expiresIn");
    Reply second =
        token(version, "&grant_type=refresh_token&refresh_token=" + first.text("/refresh_token"))
            .expect(200);
    new OldClient(sandbox, OLD)
        .with(second.text("/access_token"))
        .get("/contacts/?locationId=" + sandbox.locationId())
        .expect(200);
  }

  @ParameterizedTest
  @CsvSource({
    "grant_type=refresh_token, Missing parameter: client_id",
    "clientId=x&grant_type=refresh_token, Missing parameter: client_secret",
    "client_id=x&client_secret=x&grant_type=x, Invalid parameter: grant_type",
  })
  void token_wrongParameter_isNamedAsItIsSent(String body, String message) {
    Reply reply = new OldClient(sandbox, OLD).with(null).form("/oauth/token", body);

    assertThat(reply.expect(400).text("/message")).isEqualTo(message);
  }

  @Test
  void token_withoutVersion_isRefusedIfAssumed() {
    try (ContactsSandbox strict =
        ContactsSandbox.builder().assume(Assumption.TOKENS_NEED_VERSION).start()) {
      assertThat(new OldClient(strict, null).form("/oauth/token", APP).expect(401).text("/message"))
          .isEqualTo("version header was not found.");
      new OldClient(strict, OLD).form("/oauth/token", APP).expect(400);
    }
  }

  @Test
  void token_snakeCaseUnderV3_isForThoseWhoAssumeIt() {
    String body = "&grant_type=authorization_code&code=" + sandbox.agencyAuthorizationCode();
    assertThat(token("v3", body).expect(400).text("/message"))
        .isEqualTo("Missing parameter: clientId");
    try (ContactsSandbox tolerant =
        ContactsSandbox.builder().assume(Assumption.OAUTH_TAKES_SNAKE_CASE).start()) {
      String form = APP + "&grant_type=authorization_code&code=";
      OldClient client = new OldClient(tolerant, "v3").with(null);

      Reply reply = client.form("/oauth/token", form + tolerant.agencyAuthorizationCode());

      assertThat(reply.expect(200).at("/access_token").isTextual()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {OLD, "v3"})
  void locationToken_asFormOrJson_isInSnakeCase(String version) {
    OldClient client = new OldClient(sandbox, version).with(agency());
    String company = ContactsSandbox.DEFAULT_COMPANY_ID;

    for (Reply reply :
        new Reply[] {
          client.form(
              "/oauth/locationToken",
              "companyId=" + company + "&locationId=" + sandbox.locationId() + "&appId=x"),
          client.post(
              "/oauth/locationToken", "{'companyId':'" + company + "','locationId':'LOCATION'}")
        }) {
      assertThat(reply.expect(200).at("/access_token").isTextual()).isTrue();
      assertThat(reply.text("/locationId")).isEqualTo(sandbox.locationId());
      client
          .with(reply.text("/access_token"))
          .get("/contacts/?locationId=" + sandbox.locationId())
          .expect(200);
    }
    client.form("/oauth/locationToken", "companyId=" + company).expect(422);
    client.with(sandbox.token()).form("/oauth/locationToken", "companyId=x").expect(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {OLD, "v3"})
  void installedLocations_byOffset_areAList(String version) {
    OldClient client = new OldClient(sandbox, version).with(agency());
    String path =
        "/oauth/installedLocations?companyId="
            + ContactsSandbox.DEFAULT_COMPANY_ID
            + "&appId="
            + APP_ID;

    Reply all = client.get(path + "&limit=500&isInstalled=true").expect(200);
    Reply none = client.get(path + "&skip=1").expect(200);

    assertThat(all.text("/locations/0/_id")).isEqualTo(sandbox.locationId());
    assertThat(all.at("/count").intValue()).isEqualTo(1);
    assertThat(all.at("/installToFutureLocations").isBoolean()).isTrue();
    assertThat(none.at("/locations")).isEmpty();
    assertThat(none.at("/count").intValue()).isEqualTo(1);
    client.get("/oauth/installedLocations").expect(422);
    client.get(path + "x").expect(404);
    client.with(sandbox.token()).get(path).expect(401);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {OLD, "v3"})
  void reconnect_anApp_givesACode(String version) {
    sandbox.clock().freezeAt(Instant.parse("2030-01-31T12:00:00Z"));
    OldClient client = new OldClient(sandbox, version).with(null);
    String app =
        "{'clientKey':'%s','clientSecret':'%s'"
            .formatted(ContactsSandbox.DEFAULT_CLIENT_ID, ContactsSandbox.DEFAULT_CLIENT_SECRET);

    Reply reply = client.post("/oauth/reconnect", app + ",'locationId':'LOCATION'}").expect(200);

    assertThat(reply.text("/expiresAt")).isEqualTo("2030-01-31T12:10:00.000Z");
    Reply tokens =
        token(OLD, "&grant_type=authorization_code&code=" + reply.text("/authorizationCode"));
    assertThat(tokens.expect(200).text("/userType")).isEqualTo("Location");
    Reply agency =
        client
            .post(
                "/oauth/reconnect",
                app + ",'companyId':'" + ContactsSandbox.DEFAULT_COMPANY_ID + "'}")
            .expect(200);
    assertThat(
            token(OLD, "&grant_type=authorization_code&code=" + agency.text("/authorizationCode"))
                .text("/userType"))
        .isEqualTo("Company");
    client.post("/oauth/reconnect", app + "}").expect(400);
    client.post("/oauth/reconnect", app + ",'locationId':'x'}").expect(400);
    client.post("/oauth/reconnect", "{'clientKey':'x','clientSecret':'y'}").expect(401);
    client.post("/oauth/reconnect", "{'clientKey':'x'}").expect(422);
  }

  @Test
  void log_ofOldOAuth_keepsNoSecrets() {
    agency();
    assertThat(sandbox.requests().list().toString())
        .doesNotContain(ContactsSandbox.DEFAULT_CLIENT_SECRET);
  }
}
