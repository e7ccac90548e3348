package io.github.contactsv3.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.auth.spi.TokenKey;
import io.github.contactsv3.auth.spi.TokenStore;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.sandbox.ContactsSandbox;
import io.github.contactsv3.search.ContactQuery;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Two instances share tokens, quota and the turn of the export in one PostgreSQL. */
class TwoInstancesTest {
  private final HttpClient browser =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

  @Test
  void appThatAUserInstallsOnOneInstance_worksOnBoth() throws Exception {
    try (EmbeddedPostgres database = EmbeddedPostgres.start();
        ContactsSandbox sandbox =
            ContactsSandbox.builder()
                .app("service-app", "service-secret")
                .quotaOff()
                .seed(20)
                .start();
        ConfigurableApplicationContext first = start(database, sandbox);
        ConfigurableApplicationContext second = start(database, sandbox)) {
      install(first, sandbox);

      for (ConfigurableApplicationContext one : List.of(first, second)) {
        ContactsClient client = one.getBean(ContactsClient.class);
        assertThat(client.search(ContactQuery.all()).firstPage().total()).hasValue(20);
      }
      CompletableFuture<Void> other =
          CompletableFuture.runAsync(() -> second.getBean(NightlyExport.class).run());
      first.getBean(NightlyExport.class).run();
      other.join();

      JdbcTemplate sql = first.getBean(JdbcTemplate.class);
      assertThat(sql.queryForObject("select count(*) from contact", Long.class)).isEqualTo(20);
      TokenKey key = TokenKey.location("service-app", sandbox.locationId());
      String token = second.getBean(TokenStore.class).load(key).orElseThrow().accessToken();
      assertThat(sql.queryForList("select access_token from contacts_v3_token", String.class))
          .singleElement()
          .isNotEqualTo(token); // encrypted
    }
  }

  private static ConfigurableApplicationContext start(
      EmbeddedPostgres database, ContactsSandbox sandbox) {
    return new SpringApplicationBuilder(ContactsService.class)
        .profiles("app")
        .run(
            "--server.port=0",
            "--spring.jmx.enabled=false",
            "--spring.datasource.url=" + database.getJdbcUrl("postgres", "postgres"),
            "--contacts.base-url=" + sandbox.baseUrl(),
            "--contacts.location-id=" + sandbox.locationId(),
            "--TOKEN_KEY=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
            "--contacts.quota.interval=100ms"); // which a new store waits for
  }

  /** What a user does: begins at the service, agrees on the sandbox's page, and comes back. */
  private void install(ConfigurableApplicationContext service, ContactsSandbox sandbox)
      throws Exception {
    String address =
        "http://localhost:" + service.getEnvironment().getProperty("local.server.port");
    URI page = URI.create(get(address + "/install").headers().firstValue("Location").orElseThrow());
    assertThat(page.getPath()).isEqualTo("/v2/oauth/chooselocation");
    assertThat(get(sandbox.baseUrl() + page.getRawPath() + "?" + page.getRawQuery()).statusCode())
        .isEqualTo(200);
    HttpRequest consent =
        HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + "/__sandbox/oauth/consent"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(decision(page, sandbox.locationId())))
            .build();
    String back = browser.send(consent, BodyHandlers.ofString()).body();
    String query = back.replaceFirst("(?s).*\\?", "").replaceFirst("(?s)\".*", "");

    assertThat(get(address + "/installed?" + query).body()).isEqualTo("installed");
    assertThat(get(address + "/installed?code=x&state=of-a-stranger").statusCode()).isEqualTo(403);
  }

  private static String decision(URI page, String locationId) {
    String asked =
        Arrays.stream(page.getRawQuery().split("&", -1))
            .map(one -> one.split("=", 2))
            .map(
                one ->
                    "\"%s\":\"%s\""
                        .formatted(one[0], URLDecoder.decode(one[1], StandardCharsets.UTF_8)))
            .collect(Collectors.joining(","));
    return "{" + asked + ",\"approved\":true,\"locationId\":\"" + locationId + "\"}";
  }

  private HttpResponse<String> get(String address) throws Exception {
    return browser.send(
        HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
  }
}
