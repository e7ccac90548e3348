package io.github.contactsv3.generated;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.model.BusinessContact;
import io.github.contactsv3.model.Contact;
import io.github.contactsv3.model.ContactSummary;
import io.github.contactsv3.model.ReadContact;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The shapes of a contact have one set of names, each in addition to its own. */
class ReadContactTest {
  @Test
  void contactAndSummary_fromTheirOwnNames_readTheSame() {
    List<ReadContact> contacts =
        List.of(
            Contact.fromJson(
                """
                {"id":"c","name":"Ada L","address1":"1 Street","dateOfBirth":"1990-09-25","tags":["a"]}
                """),
            ContactSummary.fromJson(
                """
                {"id":"c","contactName":"Ada L","address":"1 Street","dateOfBirth":654220800000,"tags":["a"]}
                """));
    for (ReadContact contact : contacts) {
      assertThat(contact.getId()).isEqualTo("c");
      assertThat(contact.getFullName()).isEqualTo("Ada L");
      assertThat(contact.getStreet()).isEqualTo("1 Street");
      assertThat(contact.getDateOfBirth()).isEqualTo(LocalDate.of(1990, 9, 25));
      assertThat(contact.getTags()).containsExactly("a");
    }
  }

  @Test
  void contactOfABusiness_lacksMostProperties_thatAreNull() {
    ReadContact contact = BusinessContact.fromJson("{\"id\":\"c\",\"email\":\"a@example.com\"}");
    assertThat(contact.getEmail()).isEqualTo("a@example.com");
    assertThat(contact.getFullName()).isNull();
    assertThat(contact.getDateOfBirth()).isNull();
  }
}
