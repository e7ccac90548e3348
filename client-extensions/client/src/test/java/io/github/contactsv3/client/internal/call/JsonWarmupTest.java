package io.github.contactsv3.client.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class JsonWarmupTest {
  @Test
  void loaded_isAnResponseThatWasRead() {
    assertThat(JsonWarmup.loaded())
        .succeedsWithin(Duration.ofSeconds(30))
        .satisfies(response -> assertThat(response.getContact().getTags()).hasSize(1));
  }
}
