package io.github.contactsv3.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.sandbox.TestClient.Reply;
import java.net.http.HttpRequest;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessTest extends SandboxTest {

  private static final String OTHER = "OtherLocation0000001";

  @Override
  ContactsSandboxBuilder configure() {
    return super.configure()
        .grant("pit-other", OTHER, Set.of("contacts.readonly", "contacts.write"))
        .grant("pit-reader", ContactsSandbox.DEFAULT_LOCATION_ID, Set.of("contacts.readonly"))
        .grant("pit-writer", ContactsSandbox.DEFAULT_LOCATION_ID, Set.of("contacts.write"));
  }

  private TestClient as(String token, String locationId) {
    return new TestClient(sandbox.baseUrl(), token, locationId);
  }

  @Test
  void version_missing_isUnauthorized() {
    HttpRequest request =
        client
            .request("GET", "/contacts/x", null)
            .header("Authorization", "Bearer pit-sandbox")
            .build();

    assertThat(TestClient.send(request).expect(401).text("/message"))
        .isEqualTo("version header was not found.");
  }

  @ParameterizedTest
  @CsvSource({"2021-07-29", "V3", "v4"})
  void version_unknown_isUnauthorized(String version) {
    HttpRequest request =
        client
            .request("GET", "/contacts/x", null)
            .header("Authorization", "Bearer pit-sandbox")
            .header("Version", version)
            .build();

    assertThat(TestClient.send(request).expect(401).text("/message"))
        .isEqualTo("version header is invalid");
  }

  @ParameterizedTest
  @CsvSource({
    "Bearer pit-wrong, Invalid Private Integration token",
    "Bearer wrong, Invalid JWT",
    "Basic pit-sandbox, Invalid JWT",
    "Bearer, Invalid JWT"
  })
  void token_unknown_isUnauthorized(String header, String message) {
    HttpRequest request =
        client
            .request("GET", "/contacts/x", null)
            .header("Authorization", header)
            .header("Version", "v3")
            .build();

    assertThat(TestClient.send(request).expect(401).text("/message")).isEqualTo(message);
  }

  @Test
  void token_missing_isUnauthorized() {
    HttpRequest request =
        client.request("GET", "/contacts/x", null).header("Version", "v3").build();

    TestClient.send(request).expect(401);
  }

  @Test
  void token_surroundingSpaces_areTrimmed() {
    HttpRequest request =
        client
            .request("GET", "/contacts/" + client.create("{}"), null)
            .header("Authorization", "bearer   pit-sandbox  ")
            .header("Version", "v3")
            .build();

    TestClient.send(request).expect(200);
  }

  @Test
  void scope_missing_isUnauthorized() {
    String id = client.create("{}");
    TestClient reader = as("pit-reader", sandbox.locationId());
    TestClient writer = as("pit-writer", sandbox.locationId());

    reader.get("/contacts/" + id).expect(200);
    reader.search("{'pageLimit':1}").expect(200);
    writer.put("/contacts/" + id, "{}").expect(200);
    for (Reply refused :
        new Reply[] {
          reader.put("/contacts/" + id, "{}"),
          reader.createReply("{}"),
          reader.delete("/contacts/" + id),
          writer.get("/contacts/" + id),
          writer.search("{'pageLimit':1}")
        }) {
      assertThat(refused.expect(401).text("/message"))
          .isEqualTo("The token is not authorized for this scope.");
    }
  }

  @Test
  void location_ofAnotherToken_isForbidden() {
    String id = client.create("{}");
    TestClient other = as("pit-other", OTHER);

    for (Reply refused :
        new Reply[] {
          as("pit-other", sandbox.locationId()).createReply("{}"),
          as("pit-other", sandbox.locationId()).search("{'pageLimit':1}"),
          as("pit-other", sandbox.locationId()).upsert("{}"),
          other.get(
              "/contacts/search/duplicate?email=a@example.com&locationId=" + sandbox.locationId()),
          other.get("/contacts/" + id),
          other.delete("/contacts/" + id),
          other.put("/contacts/" + id, "{}"),
          other.get("/contacts/" + id + "/notes"),
          other.get("/contacts/" + id + "/tasks"),
          other.post("/contacts/" + id + "/tags", "{'tags':['a']}"),
          other.post("/contacts/" + id + "/followers", "{'followers':['a']}")
        }) {
      assertThat(refused.expect(403).text("/message"))
          .isEqualTo("The token does not have access to this location.");
    }
    assertThat(other.search("{'pageLimit':1}").expect(200).at("/total").asInt()).isZero();
  }

  @Test
  void location_unknown_isUnauthorized() {
    assertThat(as("pit-sandbox", "nowhere").createReply("{}").expect(401).text("/message"))
        .isEqualTo("This location is not accessible from this token!");
  }

  @Test
  void locations_two_keepTheirContactsApart() {
    TestClient other = as("pit-other", OTHER);
    client.create("{'email':'ada@example.com'}");

    other.create("{'email':'ada@example.com'}");

    assertThat(client.search("{'pageLimit':5}").at("/contacts")).hasSize(1);
  }
}
