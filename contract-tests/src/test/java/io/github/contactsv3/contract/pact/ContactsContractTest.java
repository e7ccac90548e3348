package io.github.contactsv3.contract.pact;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.model.Contact;
import io.github.contactsv3.model.ContactResponse;
import io.github.contactsv3.model.ListContactsByBusinessResponse;
import io.github.contactsv3.model.SucceededResponse;
import io.github.contactsv3.model.UpdateContactResponse;
import io.github.contactsv3.model.UpsertContactResponse;

class ContactsContractTest extends ResourceContract {

  private static final String NONE = "there is no such contact";
  private static final String CONTACT = "a contact exists";

  ContactsContractTest() {
    super("Contacts");
    success(
        "createContact",
        "typical",
        "created",
        NONE,
        ContactResponse.class,
        r -> isAda(r.getContact()));
    success(
        "createContact",
        "minimal",
        "created",
        NONE,
        ContactResponse.class,
        r -> isAda(r.getContact()));
    success(
        "upsertContact",
        "byEmail",
        "updated",
        CONTACT,
        UpsertContactResponse.class,
        r -> {
          assertThat(r.getNew()).isFalse();
          isAda(r.getContact());
        });
    success(
        "upsertContact",
        "alwaysCreate",
        "created",
        NONE,
        UpsertContactResponse.class,
        r -> {
          assertThat(r.getNew()).isTrue();
          isAda(r.getContact());
        });
    success(
        "getContact",
        "full",
        CONTACT,
        ContactResponse.class,
        r -> {
          isAda(r.getContact());
          assertThat(r.getContact().getTags()).contains("vip");
          assertThat(r.getContact().getDateAdded()).isEqualTo("2026-03-02T09:15:30.255Z");
        });
    success(
        "getContact",
        "sparse",
        "a contact exists of which little is known",
        ContactResponse.class,
        r -> {
          assertThat(r.getContact().getFirstName()).isNull();
          assertThat(r.getContact().getTags()).isEmpty();
        });
    success(
        "updateContact",
        "rename",
        "updated",
        CONTACT,
        UpdateContactResponse.class,
        r -> {
          assertThat(r.getSucceeded()).isTrue();
          isAda(r.getContact());
        });
    success(
        "updateContact",
        "clear",
        "updated",
        CONTACT,
        UpdateContactResponse.class,
        r -> isAda(r.getContact()));
    success(
        "updateContact",
        "optOut",
        "updated",
        CONTACT,
        UpdateContactResponse.class,
        r -> isAda(r.getContact()));
    success(
        "deleteContact",
        "done",
        CONTACT,
        SucceededResponse.class,
        r -> assertThat(r.getSucceeded()).isTrue());
    success(
        "listContactsByBusiness",
        "page",
        "a business has contacts",
        ListContactsByBusinessResponse.class,
        r -> {
          assertThat(r.getCount()).isEqualTo(10L);
          assertThat(r.getContacts())
              .singleElement()
              .satisfies(
                  c -> {
                    assertThat(c.getEmail()).isEqualTo("ada@example.com");
                    assertThat(c.getAdditionalProperties())
                        .containsEntry("contactName", "ada example");
                  });
        });
    success(
        "listContactsByBusiness",
        "empty",
        "a business has no contacts",
        ListContactsByBusinessResponse.class,
        r -> {
          assertThat(r.getContacts()).isEmpty();
          assertThat(r.getCount()).isZero();
        });
  }

  private static void isAda(Contact contact) {
    assertThat(contact.getId()).isEqualTo("hZ8kQ2mVx4TbN7yRw1Ls");
    assertThat(contact.getEmail()).isEqualTo("Ada@example.com");
    assertThat(contact.getPhone()).isEqualTo("+15550100");
  }
}
