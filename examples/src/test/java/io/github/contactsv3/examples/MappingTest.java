package io.github.contactsv3.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.model.Contact;
import org.junit.jupiter.api.Test;

/** The snippets of the guide do what it says. */
class MappingTest {
  @Test
  void json_read_isEqual() {
    Contact contact =
        Contact.builder().id("c").firstName("Ada").additionalProperty("new", 1).build();
    assertThat(Mapping.json(contact)).isEqualTo(contact).hasToString(contact.toString());
  }
}
