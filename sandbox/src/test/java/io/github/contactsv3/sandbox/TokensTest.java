package io.github.contactsv3.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TokensTest extends SandboxTest {

  private static final String OTHER = "SecondLocation000001";

  @Override
  ContactsSandboxBuilder configure() {
    return super.configure().grant("pit-second", OTHER, Set.of("contacts.readonly"));
  }

  private TestClient with(String token) {
    return new TestClient(sandbox.baseUrl(), token, sandbox.locationId());
  }

  @Test
  void grant_whileRunning_isGoodForItsLocationAndScopes() {
    String id = client.create("{'firstName':'Ada'}");
    with("pit-new").get("/contacts/" + id).expect(401);

    sandbox.grant("pit-new", sandbox.locationId(), Set.of("contacts.readonly"));

    with("pit-new").get("/contacts/" + id).expect(200);
    assertThat(with("pit-new").delete("/contacts/" + id).expect(401).text("/message"))
        .isEqualTo("The token is not authorized for this scope.");
    sandbox.grant("pit-new", OTHER, Set.of("contacts.readonly"));
    with("pit-new").get("/contacts/" + id).expect(403);
  }

  @Test
  void revokeToken_ofAnIntegration_endsItUntilReset() {
    sandbox.revokeToken(sandbox.token());
    assertThat(client.get("/contacts/x").expect(401).text("/message"))
        .isEqualTo("Invalid Private Integration token");

    sandbox.reset();

    client.create("{'firstName':'Ada'}");
  }

  @Test
  void oauthTokens_taken_workExpireAndAreRevoked() {
    sandbox.clock().freeze();
    sandbox.oauthTokens("stored-access", "stored-refresh", sandbox.locationId());
    sandbox.oauthTokens("revoked-access", "revoked-refresh", sandbox.locationId());
    String id = with("stored-access").create("{'firstName':'Ada'}");
    with("revoked-access").get("/contacts/" + id).expect(200);

    sandbox.revokeToken("revoked-access");
    with("revoked-access").get("/contacts/" + id).expect(401);
    with("stored-access").get("/contacts/" + id).expect(200);

    sandbox.clock().advance(Duration.ofDays(1));
    with("stored-access").get("/contacts/" + id).expect(401);
  }

  @Test
  void unknown_isRefusedWithoutNamingTheToken() {
    assertThatThrownBy(() -> sandbox.revokeToken("pit-secret")).hasMessage("no such token");
    assertThatThrownBy(() -> sandbox.grant("t", "nowhere", Set.of()))
        .hasMessage("no location nowhere");
    assertThatThrownBy(() -> sandbox.grant("t", OTHER, Set.of("contacts.raed")))
        .hasMessageStartingWith("unknown scope contacts.raed, known: ");
    assertThatThrownBy(() -> sandbox.oauthTokens("a", "r", "nowhere"))
        .hasMessage("no location nowhere");
  }
}
