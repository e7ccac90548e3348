package io.github.contactsv3.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class IndexLagTest {

  @Test
  void lag_hidesEachChangeFromSearchForItsTime() {
    try (ContactsSandbox sandbox =
        ContactsSandbox.builder().quotaOff().seed(3).indexLag(Duration.ofSeconds(2)).start()) {
      TestClient client = new TestClient(sandbox);
      sandbox.clock().freeze();
      assertThat(total(client, "[]")).as("seeded are found at once").isEqualTo(3);

      String id = client.create("{'email':'late@example.com'}");
      assertThat(total(client, "[]")).isEqualTo(3);
      client.get("/contacts/" + id).expect(200);
      sandbox.clock().advance(Duration.ofMillis(1_999));
      assertThat(total(client, "[]")).isEqualTo(3);
      sandbox.clock().advance(Duration.ofMillis(1));
      assertThat(total(client, "[]")).isEqualTo(4);

      String byEmail = "[{'field':'email','operator':'eq','value':'late@example.com'}]";
      client.put("/contacts/" + id, "{'email':'later@example.com'}").expect(200);
      assertThat(total(client, byEmail)).isEqualTo(1);
      sandbox.clock().advance(Duration.ofSeconds(2));
      assertThat(total(client, byEmail)).isZero();

      client.delete("/contacts/" + id).expect(200);
      assertThat(total(client, "[]")).isEqualTo(4);
      SandboxSnapshot snapshot = sandbox.snapshot();
      sandbox.restore(snapshot);
      assertThat(total(client, "[]")).as("restored are found at once").isEqualTo(3);
    }
  }

  private static int total(TestClient client, String filters) {
    return client
        .search("{'pageLimit':1,'filters':" + filters + "}")
        .expect(200)
        .at("/total")
        .intValue();
  }
}
