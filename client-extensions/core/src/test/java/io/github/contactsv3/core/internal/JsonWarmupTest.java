package io.github.contactsv3.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.model.ContactResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class JsonWarmupTest {
  @Test
  void loaded_isAReaderOfContacts() {
    assertThat(JsonWarmup.loaded())
        .succeedsWithin(Duration.ofSeconds(30))
        .satisfies(
            reader ->
                assertThat(reader.getValueType().getRawClass()).isEqualTo(ContactResponse.class));
  }
}
