package io.github.contactsv3.client.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class JsonWarmupTest {
  @Test
  void loaded_isAnAnswerThatWasRead() {
    assertThat(JsonWarmup.loaded())
        .succeedsWithin(Duration.ofSeconds(30))
        .satisfies(answer -> assertThat(answer.getContact().getTags()).hasSize(1));
  }
}
