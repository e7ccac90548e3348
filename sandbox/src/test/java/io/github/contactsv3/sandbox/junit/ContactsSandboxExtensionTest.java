package io.github.contactsv3.sandbox.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.model.CreateContactRequest;
import io.github.contactsv3.model.SearchContactsRequest;
import io.github.contactsv3.sandbox.ContactsSandbox;
import io.github.contactsv3.sandbox.SandboxClock;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.testkit.engine.EngineTestKit;

/** What a test class sees of the extension. */
class ContactsSandboxExtensionTest {

  private static final Set<ContactsSandbox> SEEN = new LinkedHashSet<>();

  @BeforeEach
  void forget() {
    SEEN.clear();
  }

  @Test
  void annotation_givesAClassOneSandboxResetBeforeEachTest() {
    run(Annotated.class, 4);

    assertThat(SEEN).hasSize(1).allSatisfy(ContactsSandboxExtensionTest::isStopped);
  }

  @Test
  void staticField_givesTheSettingsOfItsBuilder() {
    run(WithSettings.class, 2);

    assertThat(SEEN).hasSize(1).allSatisfy(ContactsSandboxExtensionTest::isStopped);
  }

  @Test
  void instanceField_givesEachTestASandbox() {
    run(PerTest.class, 2);

    assertThat(SEEN).hasSize(2).allSatisfy(ContactsSandboxExtensionTest::isStopped);
  }

  @Test
  void staticMethod_beforeTheFirstTest_getsTheSandboxOfAllClassesThatShareIt() {
    EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(LikeSpring.class), selectClass(AlsoLikeSpring.class))
        .execute()
        .testEvents()
        .assertStatistics(stats -> stats.started(4).succeeded(4));

    assertThat(SEEN).hasSize(1).allSatisfy(ContactsSandboxExtensionTest::isStopped);
  }

  @Test
  void staticMethod_whileTheClassRuns_getsItsSandbox() {
    run(LateAccess.class, 2);

    assertThat(SEEN).hasSize(1).allSatisfy(ContactsSandboxExtensionTest::isStopped);
  }

  @Test
  void instanceField_asked_givesTheSandboxOfTheTest() {
    run(PerTestAsked.class, 2);

    assertThat(SEEN).hasSize(2).allSatisfy(ContactsSandboxExtensionTest::isStopped);
  }

  private static void run(Class<?> tests, int count) {
    EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(tests))
        .execute()
        .testEvents()
        .assertStatistics(stats -> stats.started(count).succeeded(count));
  }

  private static void isStopped(ContactsSandbox sandbox) {
    int port = URI.create(sandbox.baseUrl()).getPort();
    assertThatThrownBy(() -> new Socket("127.0.0.1", port).close())
        .isInstanceOf(ConnectException.class);
  }

  private static void create(ContactsClient client, String email) {
    client
        .contacts()
        .createContact(
            CreateContactRequest.builder().locationId(client.locationId()).email(email).build());
  }

  private static long total(ContactsClient client) {
    return client
        .searchApi()
        .searchContacts(
            SearchContactsRequest.builder().locationId(client.locationId()).pageLimit(1).build())
        .getTotal();
  }

  @WithContactsSandbox(seed = 3)
  static class Annotated {
    @RepeatedTest(2)
    void eachTest_beginsAnew(ContactsClient client, ContactsSandbox sandbox, SandboxClock clock) {
      SEEN.add(sandbox);
      assertThat(total(client)).isEqualTo(3);
      create(client, "a@example.com");
      assertThat(total(client)).isEqualTo(4);
      assertThat(clock.isFrozen()).isFalse();
      clock.freezeAt(Instant.parse("2030-01-01T00:00:00Z"));
      clock.advance(Duration.ofDays(1));
      assertThat(sandbox.clock().now()).isEqualTo("2030-01-02T00:00:00Z");
    }

    @Test
    void quota_isOff(ContactsClient client) {
      for (int i = 0; i < 150; i++) {
        assertThat(total(client)).isEqualTo(3);
      }
    }

    @Nested
    class Inner {
      @Test
      void nestedClass_hasTheSameSandbox(ContactsSandbox sandbox) {
        SEEN.add(sandbox);
      }
    }
  }

  static class WithSettings {
    @RegisterExtension
    static final ContactsSandboxExtension SANDBOX =
        ContactsSandboxExtension.of(
            ContactsSandbox.builder().seed(7).quota(5, Duration.ofMinutes(1)));

    @RepeatedTest(2)
    void test(ContactsClient client, ContactsSandbox sandbox) {
      SEEN.add(sandbox);
      assertThat(total(client)).isEqualTo(7);
      assertThat(sandbox.requests().list()).hasSize(1);
    }
  }

  static class PerTest {
    @RegisterExtension
    final ContactsSandboxExtension sandbox = ContactsSandboxExtension.of(ContactsSandbox.builder());

    @RepeatedTest(2)
    void test(ContactsSandbox sandbox) {
      SEEN.add(sandbox);
    }
  }

  /** Asks for the address once, before the sandbox runs, and keeps it, as Spring's contexts do. */
  static class LikeSpring {
    @RegisterExtension
    static final ContactsSandboxExtension SANDBOX =
        ContactsSandboxExtension.of(ContactsSandbox.builder().seed(2));

    private static final String URL = SANDBOX.sandbox().baseUrl();

    @RepeatedTest(2)
    void test(ContactsClient client, ContactsSandbox sandbox) {
      SEEN.add(sandbox);
      assertThat(sandbox.baseUrl()).isEqualTo(URL);
      assertThat(total(client)).isEqualTo(2);
      create(client, "a@example.com");
    }
  }

  static class AlsoLikeSpring extends LikeSpring {}

  static class LateAccess {
    @RegisterExtension
    static final ContactsSandboxExtension SANDBOX =
        ContactsSandboxExtension.of(ContactsSandbox.builder());

    @RepeatedTest(2)
    void test(ContactsSandbox sandbox) {
      SEEN.add(sandbox);
      assertThat(SANDBOX.sandbox()).isSameAs(sandbox);
    }
  }

  static class PerTestAsked {
    @RegisterExtension
    final ContactsSandboxExtension field = ContactsSandboxExtension.of(ContactsSandbox.builder());

    @RepeatedTest(2)
    void test(ContactsSandbox sandbox) {
      SEEN.add(sandbox);
      assertThat(field.sandbox()).isSameAs(sandbox);
    }
  }
}
