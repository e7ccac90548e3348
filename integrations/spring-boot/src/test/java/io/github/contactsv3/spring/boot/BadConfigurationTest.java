package io.github.contactsv3.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.auth.TokenStores;
import io.github.contactsv3.auth.spi.TokenStore;
import io.github.contactsv3.client.ContactsClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.mock.env.MockEnvironment;

/** What can't work fails at the start, and says which property, and what to do. */
class BadConfigurationTest {
  private static final ApplicationContextRunner TOKEN =
      Contexts.empty().withPropertyValues("contacts.credentials.token=pit-secret");
  private static final ApplicationContextRunner APP =
      Contexts.empty()
          .withPropertyValues(
              "contacts.credentials.client-id=app",
              "contacts.credentials.client-secret=app-secret",
              "contacts.location-id=ve9EPM428h8vShlRW1KT");

  private static FailureAnalysis analysis(ApplicationContextRunner contexts) {
    FailureAnalysis[] found = new FailureAnalysis[1];
    contexts.run(
        context -> {
          assertThat(context).hasFailed();
          MockEnvironment environment = new MockEnvironment();
          context.getStartupFailure();
          found[0] = Contexts.analysis(context.getStartupFailure(), environment);
        });
    assertThat(found[0].getDescription()).doesNotContain("pit-secret", "app-secret");
    assertThat(found[0].getAction()).isNotBlank().doesNotContain("pit-secret", "app-secret");
    return found[0];
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "contacts.base-url=not a url",
        "contacts.location-id=https://app.gohighlevel.com/v2/location/x",
        "contacts.location-id=",
        "contacts.credentials.token=two words",
        "contacts.connect-timeout=0s",
        "contacts.read-timeout=2h",
        "contacts.call-timeout=2h",
        "contacts.call-timeout=soon",
        "contacts.max-response-size=1B",
        "contacts.max-response-size=much",
        "contacts.quota-key= ",
        "contacts.retries.max-attempts=0",
        "contacts.retries.max-attempts=many",
        "contacts.retries.initial-delay=0s",
        "contacts.retries.max-delay=48h",
        "contacts.quota.limit=0",
        "contacts.quota.interval=1ms",
        "contacts.quota.daily-limit=0",
        "contacts.quota.interactive-share=1",
        "contacts.quota.lease=1ms",
        "contacts.quota.share-while-store-fails=0",
        "contacts.quota.share-while-store-fails=2",
        "contacts.quota.store=disk",
        "contacts.quota.store=jdbc",
        "contacts.quota.store=redis",
        "contacts.proxy.port=70000",
        "contacts.ssl.bundle=absent",
        "contacts.token-store=jdbc",
        "contacts.redis.url=http://localhost"
      })
  void wrongValue_isNamedByItsProperty(String setting) {
    String property = setting.substring(0, setting.indexOf('='));

    FailureAnalysis analysis =
        analysis(
            TOKEN.withPropertyValues(
                "contacts.proxy.host=127.0.0.1", "contacts.proxy.port=1", setting));

    assertThat(analysis.getDescription() + analysis.getAction()).contains(property);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "contacts.credentials.redirect-uri=relative",
        "contacts.token-store.type=disk",
        "contacts.token-store.type=file",
        "contacts.token-store.type=jdbc",
        "contacts.token-store.type=redis",
        "contacts.token-store.encryption.key=c2hvcnQ=",
        "contacts.token-store.encryption.key-id=",
        "contacts.token-store.encryption.previous-keys.old=c2hvcnQ=",
        "contacts.credentials.token=pit-secret"
      })
  void wrongValueForOAuth_isNamedByItsProperty(String setting) {
    String property = setting.substring(0, setting.indexOf('='));
    ApplicationContextRunner contexts = APP.withPropertyValues("contacts.token-store.type=memory");
    if (property.contains("encryption")) {
      contexts =
          contexts.withPropertyValues(
              "contacts.token-store.encryption.key-id=k",
              "contacts.token-store.encryption.key=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=");
    }

    FailureAnalysis analysis = analysis(contexts.withPropertyValues(setting));

    assertThat(analysis.getDescription() + analysis.getAction())
        .contains(property.replace("key-id", "key"));
  }

  @Test
  void wrongValueOfANamedClient_isNamedWithTheClient() {
    FailureAnalysis analysis =
        analysis(TOKEN.withPropertyValues("contacts.clients.berlin.read-timeout=2h"));

    assertThat(analysis.getDescription())
        .startsWith("contacts.clients.berlin.read-timeout: readTimeout");
  }

  @ParameterizedTest
  @ValueSource(strings = {"token", "client-id", "client-secret"})
  void blankCredentialsOfANamedClient_doNotBecomeThoseOfAnother(String property) {
    String name = "contacts.clients.berlin.credentials." + property;

    assertThat(analysis(TOKEN.withPropertyValues(name + "=")).getDescription())
        .isEqualTo(name + ": set to nothing, and the client has no other credentials of its own");
  }

  @Test
  void namesOfClientsThatDifferInCapitals_areRefused() {
    FailureAnalysis analysis =
        analysis(
            TOKEN.withPropertyValues(
                "contacts.clients.berlin.location-id=a", "contacts.clients.Berlin.location-id=b"));

    assertThat(analysis.getDescription())
        .contains("contacts.clients.berlin: the name differs from that of contacts.clients.Berlin");
  }

  @Test
  void folderOfTokensThatCantBeMade_isReportedAtTheStart(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    ApplicationContextRunner store =
        APP.withPropertyValues(
            "contacts.token-store.type=file",
            "contacts.token-store.directory=" + file.resolve("tokens"));

    assertThat(analysis(store).getDescription())
        .isEqualTo("contacts.token-store.directory: " + file + " is no folder");
    store
        .withPropertyValues("contacts.token-store.check-at-start=false")
        .run(context -> assertThat(context).hasNotFailed());
    store
        .withPropertyValues("contacts.token-store.directory=" + folder.resolve("new/tokens"))
        .run(context -> assertThat(context).hasNotFailed());
    assertThat(folder.resolve("new")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"contacts.enabled=true", "contacts.credentials.token="})
  void missingToken_saysWhatToSet(String setting) {
    FailureAnalysis analysis = analysis(Contexts.empty().withPropertyValues(setting));

    assertThat(analysis.getDescription())
        .isEqualTo(
            "A client for contacts has no credentials: neither contacts.credentials.token nor"
                + " contacts.credentials.client-id is set.");
    assertThat(analysis.getAction()).startsWith("Set contacts.credentials.token to a private");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "contacts.credentials.token",
        "contacts.proxy.username",
        "contacts.proxy.password",
        "contacts.clients.berlin.credentials.token"
      })
  void unresolvedPlaceholder_isNotSentToTheService(String property) {
    FailureAnalysis analysis =
        analysis(
            TOKEN.withPropertyValues(
                "contacts.proxy.host=127.0.0.1",
                "contacts.proxy.port=1",
                property + "=${ABSENT_VARIABLE}"));

    assertThat(analysis.getDescription())
        .startsWith(property + ": the placeholder ${ABSENT_VARIABLE} is not resolved");
    assertThat(analysis.getAction()).contains("ABSENT_VARIABLE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"client-id", "client-secret"})
  void unresolvedPlaceholderOfAnApp_isNamed(String property) {
    assertThat(
            analysis(
                    APP.withPropertyValues(
                        "contacts.token-store.type=memory",
                        "contacts.credentials." + property + "=${ABSENT_VARIABLE}"))
                .getDescription())
        .startsWith("contacts.credentials." + property + ": the placeholder ${ABSENT_VARIABLE}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"port=3128", "username=user", "password=pit-secret"})
  void proxyWithoutHost_isNotIgnored(String setting) {
    assertThat(analysis(TOKEN.withPropertyValues("contacts.proxy." + setting)).getDescription())
        .startsWith("contacts.proxy." + setting.substring(0, setting.indexOf('=')))
        .contains("contacts.proxy.host is not");
  }

  @Test
  void redirectUriWithoutAnApp_isNamed() {
    assertThat(
            analysis(
                    TOKEN.withPropertyValues(
                        "contacts.credentials.redirect-uri=https://service.example/installed"))
                .getDescription())
        .isEqualTo(
            "contacts.credentials.redirect-uri: set, but contacts.credentials.client-id is not");
  }

  @Test
  void blankApp_isNoneBesideAToken() {
    TOKEN
        .withPropertyValues(
            "contacts.location-id=ve9EPM428h8vShlRW1KT",
            "contacts.credentials.client-id=",
            "contacts.credentials.client-secret=",
            "contacts.credentials.redirect-uri=")
        .run(
            context ->
                assertThat(context)
                    .hasSingleBean(ContactsClient.class)
                    .doesNotHaveBean(ContactsClients.class));
  }

  @Test
  void missingSecret_andMissingLocation_areNamed() {
    assertThat(
            analysis(Contexts.empty().withPropertyValues("contacts.credentials.client-id=app"))
                .getDescription())
        .isEqualTo(
            "contacts.credentials.client-secret: not set, but contacts.credentials.client-id is");
    assertThat(
            analysis(
                    Contexts.empty()
                        .withPropertyValues(
                            "contacts.credentials.client-id=app",
                            "contacts.credentials.client-secret=app-secret",
                            "contacts.clients.berlin.read-timeout=1s",
                            "contacts.token-store.type=memory"))
                .getDescription())
        .startsWith("contacts.clients.berlin.location-id: not set");
  }

  @Test
  void missingTokenStore_isNotReplacedByOneThatForgets() {
    FailureAnalysis analysis = analysis(APP);

    assertThat(analysis.getDescription()).startsWith("contacts.token-store.type: not set");
    assertThat(analysis.getAction()).contains("jdbc", "redis", "file");
  }

  @Test
  void twoTokenStores_areBothNamed() {
    ApplicationContextRunner one = APP.withBean("first", TokenStore.class, TokenStores::inMemory);

    assertThat(
            analysis(one.withPropertyValues("contacts.token-store.type=memory")).getDescription())
        .isEqualTo(
            "contacts.token-store.type: there are two token stores: the bean first, and this"
                + " property");
    assertThat(
            analysis(one.withBean("second", TokenStore.class, TokenStores::inMemory))
                .getDescription())
        .isEqualTo("There are several token stores: the beans first, second.");
  }

  @Test
  void encryption_isNotIgnored_forAStoreOfTheApplication() {
    assertThat(
            analysis(
                    APP.withBean("mine", TokenStore.class, TokenStores::inMemory)
                        .withPropertyValues("contacts.token-store.encryption.key-id=k"))
                .getDescription())
        .contains("contacts.token-store.encryption.key", "mine");
  }

  @Test
  void beanOfTheSameName_isNamedBesideTheClient() {
    FailureAnalysis analysis =
        analysis(
            TOKEN
                .withBean("berlinContactsClient", String.class, () -> "taken")
                .withPropertyValues("contacts.clients.berlin.read-timeout=1s"));

    assertThat(analysis.getDescription())
        .contains("contacts.clients.berlin", "berlinContactsClient");
  }

  @Test
  void origin_ofAProperty_isSaid() {
    MockEnvironment environment = new MockEnvironment();
    environment.setProperty("contacts.read-timeout", "2h");
    TOKEN
        .withPropertyValues("contacts.read-timeout=2h")
        .run(
            context ->
                assertThat(
                        Contexts.analysis(context.getStartupFailure(), environment)
                            .getDescription())
                    .contains("(from \"contacts.read-timeout\" from property source"));
  }

  @Test
  void named_default_isRefused() {
    assertThat(
            analysis(TOKEN.withPropertyValues("contacts.clients.default.read-timeout=1s"))
                .getDescription())
        .startsWith("contacts.clients.default");
  }

  @Test
  void appAlone_hasNoClientOfItsOwn_andSaysWhy() {
    Contexts.empty()
        .withPropertyValues(
            "contacts.credentials.client-id=app",
            "contacts.credentials.client-secret=app-secret",
            "contacts.token-store.type=memory")
        .run(
            context ->
                assertThat(context)
                    .hasSingleBean(ContactsClients.class)
                    .doesNotHaveBean(ContactsClient.class));
  }
}
