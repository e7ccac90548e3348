package io.github.contactsv3.examples;

import io.github.contactsv3.auth.AuthorizationCodeFlow;
import io.github.contactsv3.auth.AuthorizationResult;
import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.auth.EncryptionKeys;
import io.github.contactsv3.auth.OAuthApp;
import io.github.contactsv3.auth.TokenStores;
import io.github.contactsv3.auth.spi.TokenKey;
import io.github.contactsv3.auth.spi.TokenStore;
import io.github.contactsv3.client.CallOptions;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.jdbc.JdbcQuotaLog;
import io.github.contactsv3.jdbc.JdbcTokenStore;
import io.github.contactsv3.model.Contact;
import io.github.contactsv3.redis.RedisQuotaLog;
import io.github.contactsv3.redis.RedisTokenStore;
import io.github.contactsv3.resilience.Quotas;
import io.github.contactsv3.resilience.RetryPolicy;
import io.github.contactsv3.resilience.spi.QuotaGate;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import javax.sql.DataSource;
import redis.clients.jedis.UnifiedJedis;

/** The snippets of docs/guide/credentials.md and docs/guide/retries-and-quota.md. */
final class Connect {
  private Connect() {}

  static ContactsClient rotated(String baseUrl, Supplier<String> secrets) {
    // region supplier
    ContactsClient client =
        ContactsClient.builder()
            .credentials(Credentials.privateIntegrationToken(secrets)) // asked for each request
            .baseUrl(baseUrl)
            .build();
    // endregion
    return client;
  }

  static URI authoriseUrl(String baseUrl, OAuthApp app, TokenStore store, String state) {
    // region authorise
    AuthorizationCodeFlow authorization =
        ContactsClient.builder().baseUrl(baseUrl).authorizationCodeFlow(app, store);
    URI open =
        authorization.url().scopes("contacts.readonly", "contacts.write").state(state).build();
    // endregion
    return open;
  }

  static ContactsClient location(String baseUrl, OAuthApp app, TokenStore store, String code) {
    AuthorizationCodeFlow authorization =
        ContactsClient.builder().baseUrl(baseUrl).authorizationCodeFlow(app, store);
    // region exchange
    AuthorizationResult grant =
        authorization.exchange(code, TokenKey.Type.LOCATION, Duration.ofSeconds(30));
    String locationId = grant.key().id();
    ContactsClient client =
        ContactsClient.builder()
            .credentials(Credentials.oauth(app, locationId, store))
            .locationId(locationId)
            .baseUrl(baseUrl)
            .build();
    // endregion
    return client;
  }

  static Contact ofLocation(
      String baseUrl, OAuthApp app, TokenStore store, String companyId, String contactId) {
    // region agency
    ContactsClient agency =
        ContactsClient.builder()
            .credentials(Credentials.agency(app, companyId, store))
            .baseUrl(baseUrl)
            .build();
    ContactsClient client = agency.forLocation("ve9EPM428h8vShlRW1KT");
    Contact contact = client.contacts().getContact(contactId).getContact();
    // endregion
    return contact;
  }

  static TokenStore encrypted(Path directory, String newest, String older) {
    // region encrypted
    EncryptionKeys keys =
        EncryptionKeys.ofBase64("2026-11", newest) // openssl rand -base64 32
            .withDecryptionKey("2026-05", older); // only decrypts
    TokenStore store = TokenStores.encrypted(TokenStores.file(directory), keys);
    // endregion
    return store;
  }

  static TokenStore database(DataSource dataSource) {
    // region database
    TokenStore store = JdbcTokenStore.of(dataSource); // PostgreSQL or H2, a pool
    // endregion
    return store;
  }

  static ContactsClient redis(UnifiedJedis jedis, OAuthApp app, String locationId) {
    // region redis
    TokenStore store = RedisTokenStore.of(jedis); // Redis 6.2 or newer, or Valkey
    QuotaGate quota = Quotas.builder().log(RedisQuotaLog.of(jedis)).build();
    ContactsClient client =
        ContactsClient.builder()
            .credentials(Credentials.oauth(app, locationId, store))
            .locationId(locationId)
            .quota(quota)
            .build();
    // endregion
    return client;
  }

  static ContactsClient shared(DataSource dataSource, Credentials credentials, String locationId) {
    // region shared-quota
    ContactsClient client =
        ContactsClient.builder()
            .credentials(credentials)
            .locationId(locationId)
            .quotaKey("crm-app") // the same in every process
            .quota(Quotas.builder().log(JdbcQuotaLog.of(dataSource)).build())
            .build();
    // endregion
    return client;
  }

  static ContactsClient tuned(String baseUrl, String token) {
    // region tuned
    ContactsClient client =
        ContactsClient.builder()
            .credentials(Credentials.privateIntegrationToken(token))
            .baseUrl(baseUrl)
            .callTimeout(Duration.ofSeconds(30)) // all attempts and waits together
            .retries(RetryPolicy.builder().maxAttempts(6).build())
            .quota(Quotas.builder().limit(50).build()) // two processes share the 100
            .build();
    // endregion
    return client;
  }

  static Contact once(ContactsClient client, String contactId) {
    // region options
    CallOptions quick =
        CallOptions.builder()
            .timeout(Duration.ofSeconds(2))
            .noRetries()
            .header("X-Request-Source", "nightly job")
            .build();
    Contact contact = client.with(quick).contacts().getContact(contactId).getContact();
    // endregion
    return contact;
  }
}
