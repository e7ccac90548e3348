package io.github.contactsv3.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.contactsv3.sandbox.TestClient.Reply;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ContactsSandboxTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T00:00:00Z"), ZoneOffset.UTC);

  @Test
  void start_defaults_isEmptyAndOnLoopback() {
    try (ContactsSandbox sandbox = ContactsSandbox.start()) {
      assertThat(sandbox.baseUrl()).matches("http://127\\.0\\.0\\.1:\\d+");
      assertThat(sandbox.token()).isEqualTo("pit-sandbox");
      assertThat(sandbox.locationId()).isEqualTo("SandboxLocation00001");
      assertThat(new TestClient(sandbox).search("{'pageLimit':1}").at("/total").asInt()).isZero();
    }
  }

  @Test
  void start_ownTokenAndLocation_areUsed() {
    try (ContactsSandbox sandbox =
        ContactsSandbox.builder().token("pit-mine").locationId("MyLocation").start()) {
      assertThat(new TestClient(sandbox).createReply("{}").expect(201).text("/contact/locationId"))
          .isEqualTo("MyLocation");
    }
  }

  @Test
  void close_running_stopsListening() {
    ContactsSandbox sandbox = ContactsSandbox.start();
    TestClient client = new TestClient(sandbox);
    sandbox.close();

    assertThatThrownBy(() -> client.get("/contacts/x")).isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void seed_sameSeedAndClock_givesTheSameContacts() {
    assertThat(seeded(7)).isEqualTo(seeded(7)).isNotEqualTo(seeded(8));
  }

  private static JsonNode seeded(long randomSeed) {
    try (ContactsSandbox sandbox =
        ContactsSandbox.builder().clock(CLOCK).seed(50, randomSeed).start()) {
      return new TestClient(sandbox).search("{'pageLimit':500}").at("/contacts");
    }
  }

  @Test
  void seed_twice_addsOtherContacts() {
    try (ContactsSandbox sandbox = ContactsSandbox.builder().clock(CLOCK).seed(300).start()) {
      sandbox.seed(300);
      Reply reply = new TestClient(sandbox).search("{'pageLimit':500}");

      assertThat(reply.at("/total").asInt()).isEqualTo(600);
      assertThat(
              reply.at("/contacts").findValuesAsText("email").stream()
                  .filter(e -> !e.equals("null")))
          .hasSizeGreaterThan(400)
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void seed_contacts_passTheirOwnUpdate() {
    try (ContactsSandbox sandbox = ContactsSandbox.builder().clock(CLOCK).seed(20).start()) {
      TestClient client = new TestClient(sandbox);
      for (JsonNode contact : client.search("{'pageLimit':20}").at("/contacts")) {
        Reply reply = client.get("/contacts/" + contact.get("id").asText()).expect(200);
        if (reply.at("/contact/phone").isTextual()) {
          String body = "{'phone':'" + reply.text("/contact/phone") + "','country':'US'}";
          Reply updated = client.put("/contacts/" + contact.get("id").asText(), body).expect(200);
          assertThat(updated.at("/contact/phone")).isEqualTo(reply.at("/contact/phone"));
        }
      }
    }
  }

  @Test
  void seed_negative_isRefused() {
    try (ContactsSandbox sandbox = ContactsSandbox.start()) {
      assertThatIllegalArgumentException().isThrownBy(() -> sandbox.seed(-1));
    }
  }

  @Test
  void clear_seeded_isEmptyAndUsable() {
    try (ContactsSandbox sandbox = ContactsSandbox.builder().seed(10).start()) {
      sandbox.clear();
      TestClient client = new TestClient(sandbox);

      assertThat(client.search("{'pageLimit':1}").at("/total").asInt()).isZero();
      client.createReply("{}").expect(201);
    }
  }

  @Test
  void reset_seededAndChanged_isAsItWasAfterTheStart() {
    try (ContactsSandbox sandbox = ContactsSandbox.builder().seed(10).start()) {
      TestClient client = new TestClient(sandbox);
      List<String> before = ids(client);
      client.delete("/contacts/" + before.get(0)).expect(200);
      client.createReply("{}").expect(201);

      sandbox.reset();

      assertThat(ids(client)).isEqualTo(before);
    }
  }

  private static List<String> ids(TestClient client) {
    return TestClient.ids(client.search("{'pageLimit':100}").at("/contacts"));
  }

  @Test
  void random_injected_givesTheSameIds() {
    assertThat(firstId()).isEqualTo(firstId());
  }

  private static String firstId() {
    try (ContactsSandbox sandbox = ContactsSandbox.builder().random(new Random(5)).start()) {
      return new TestClient(sandbox).create("{}");
    }
  }

  @Test
  void latency_set_delaysResponds() {
    try (ContactsSandbox sandbox =
        ContactsSandbox.builder().latency(Duration.ofMillis(120)).start()) {
      long start = System.nanoTime();
      new TestClient(sandbox).createReply("{}").expect(201);

      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .isGreaterThanOrEqualTo(Duration.ofMillis(115));
    }
  }

  @Test
  void quota_set_isInTheHeaders() {
    try (ContactsSandbox sandbox =
        ContactsSandbox.builder().quota(25, Duration.ofSeconds(5)).dailyQuota(1_000).start()) {
      TestClient client = new TestClient(sandbox);
      client.createReply("{}");
      Reply reply = client.createReply("{}");

      assertThat(header(reply, "X-RateLimit-Max")).isEqualTo(25);
      assertThat(header(reply, "X-RateLimit-Remaining")).isEqualTo(23);
      assertThat(header(reply, "X-RateLimit-Interval-Milliseconds")).isEqualTo(5_000);
      assertThat(header(reply, "X-RateLimit-Limit-Daily")).isEqualTo(1_000);
      assertThat(header(reply, "X-RateLimit-Daily-Remaining")).isEqualTo(998);
    }
  }

  private static long header(Reply reply, String name) {
    return reply.raw().headers().firstValueAsLong(name).orElseThrow();
  }

  @Test
  void customField_added_isWritableAndSearchable() {
    CustomFieldDefinition field =
        new CustomFieldDefinition("own", "own_key", CustomFieldDefinition.Type.TEXT);
    try (ContactsSandbox sandbox = ContactsSandbox.builder().customField(field).start()) {
      TestClient client = new TestClient(sandbox);
      client.create("{'customFields':[{'key':'own_key','fieldValue':'hello'}]}");

      assertThat(
              client
                  .search(
                      "{'pageLimit':1,'filters':"
                          + "[{'field':'customFields.own','operator':'eq','value':'hello'}]}")
                  .at("/total")
                  .asInt())
          .isEqualTo(1);
    }
  }

  @Test
  void country_other_completesLocalNumbers() {
    try (ContactsSandbox sandbox = ContactsSandbox.builder().country("DE").start()) {
      assertThat(
              new TestClient(sandbox)
                  .createReply("{'phone':'030 901820'}")
                  .expect(201)
                  .text("/contact/phone"))
          .isEqualTo("+4930901820");
    }
  }

  @Test
  void validateResponses_on_letsGoodRespondsPass() {
    try (ContactsSandbox sandbox =
        ContactsSandbox.builder().validateResponses(true).seed(50).start()) {
      TestClient client = new TestClient(sandbox);
      client.search("{'pageLimit':50}").expect(200);
      client.get("/contacts/unknown").expect(400);
      client.get("/nowhere").expect(404);
    }
  }
}
