package io.github.contactsv3.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.sandbox.ContactsSandbox;
import io.github.contactsv3.search.ContactQuery;
import io.github.contactsv3.spring.boot.test.AutoConfigureContactsSandbox;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** The service, with no line of configuration but application.yaml, on the finished jars. */
// region test
@AutoConfigureContactsSandbox(seed = 5)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ServiceTest {
  @LocalServerPort private int port;
  @Autowired private ContactsClient contacts;

  @Test
  void signUp_isAContact(@Autowired ContactsSandbox sandbox) throws Exception {
    assertThat(post("{\"email\":\"ada@example.com\",\"name\":\"Ada Lovelace\"}")).isEqualTo(201);

    assertThat(count()).isEqualTo(6);
    sandbox.requests().assertArrived("upsertContact", 1);
  }

  // endregion

  @Test
  void signUpThatIsRefused_isABadRequest() throws Exception {
    assertThat(post("{\"email\":\"not an address\"}")).isEqualTo(400);
    assertThat(count()).isEqualTo(5);
  }

  @Test
  void export_copiesAllContacts(@Autowired NightlyExport export, @Autowired JdbcTemplate sql) {
    export.run();

    assertThat(sql.queryForObject("select count(*) from contact", Long.class)).isEqualTo(5);
    assertThat(sql.queryForList("select text from export_checkpoint")).isEmpty();
  }

  @Test
  void actuator_knowsTheClient() throws Exception {
    count();

    assertThat(get("/actuator/contacts")).contains("\"default\"", "\"lastSuccess\"");
    assertThat(get("/actuator/health")).contains("\"status\":\"UP\"");
    assertThat(get("/actuator/metrics/contacts.client.call")).contains("searchContacts");
    assertThat(get("/actuator/metrics/http.client.request.duration")).contains("/contacts/search");
  }

  private long count() {
    return contacts.search(ContactQuery.all()).firstPage().total().orElseThrow();
  }

  private String get(String path) throws Exception {
    return send(HttpRequest.newBuilder(at(path)).build()).body();
  }

  private int post(String form) throws Exception {
    return send(HttpRequest.newBuilder(at("/sign-ups"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build())
        .statusCode();
  }

  private URI at(String path) {
    return URI.create("http://localhost:" + port + path);
  }

  private static HttpResponse<String> send(HttpRequest request) throws Exception {
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }
}
