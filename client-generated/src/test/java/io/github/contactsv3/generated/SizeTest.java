package io.github.contactsv3.generated;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A model remembers its nulls in the bits of a long. */
class SizeTest {

  @ParameterizedTest
  @MethodSource("io.github.contactsv3.generated.BuilderTest#models")
  void schema_properties_areAtMost63(Schema schema) {
    assertThat(schema.properties()).hasSizeLessThanOrEqualTo(63);
  }
}
