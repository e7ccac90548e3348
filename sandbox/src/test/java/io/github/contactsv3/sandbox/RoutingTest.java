package io.github.contactsv3.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.sandbox.TestClient.Reply;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutingTest extends SandboxTest {

  @Test
  void operations_all_areThoseOfTheDocuments_andOfOlderVersions() {
    Set<String> expected = new TreeSet<>(Conformance.operationIds());
    expected.addAll(Set.of("listContacts", "listInstalledLocationsByOffset", "reconnect"));

    assertThat(sandbox.operations()).isEqualTo(expected);
  }

  @Test
  void literalSegments_beatParameters() {
    client.search("{'pageLimit':1}").expect(200);
    client.upsert("{}").expect(200);
    client
        .get("/contacts/search/duplicate?email=a@example.com&locationId=" + sandbox.locationId())
        .expect(200);
    assertThat(client.get("/contacts/search").expect(400).text("/message"))
        .isEqualTo("Contact with id search not found");
  }

  @ParameterizedTest
  @CsvSource({
    "PATCH, /contacts/x",
    "POST, /contacts/x",
    "GET, /contacts/x/unknown",
    "POST, /oauth/installed-locations",
    "GET, /oauth/locationToken",
    "GET, /contacts//notes",
    "GET, /v3/v3/contacts/x",
    "POST, /x",
    "POST, /",
    "GET, /v3",
    "PUT, /contacts/?limit=1"
  })
  void unknownRoute_any_isNotFoundInTheServicesStyle(String method, String path) {
    Reply reply = client.send(method, path, null);

    reply.expect(404);
    assertThat(reply.text("/message")).isEqualTo("Cannot " + method + " " + path);
    assertThat(reply.text("/error")).isEqualTo("Not Found");
  }

  @Test
  void query_undeclaredParameter_isUnprocessable() {
    assertThat(client.get("/contacts/x?limit=1").expect(422).text("/message/0"))
        .isEqualTo("property limit should not exist");
  }

  @Test
  void prefix_v3_isTheSameRoute() {
    String id = client.create("{}");

    client.get("/v3/contacts/" + id).expect(200);
    client.get("/v3/contacts/" + id + "/").expect(200);
  }

  @Test
  void pathParameter_encodedSlash_staysInItsSegment() {
    assertThat(client.get("/contacts/a%2Ftasks").expect(400).text("/message"))
        .isEqualTo("Contact with id a/tasks not found");
    assertThat(client.get("/contacts/%C3%A9%20x").expect(400).text("/message"))
        .isEqualTo("Contact with id é x not found");
  }
}
