package io.github.contactsv3.contract.pact;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.model.Contact;
import io.github.contactsv3.model.ContactResponse;
import io.github.contactsv3.model.ListContactsByBusinessResponse;
import io.github.contactsv3.model.UpdateContactResponse;
import io.github.contactsv3.model.UpsertContactResponse;

class ContactsContractTest extends ResourceContract {

  ContactsContractTest() {
    super("Contacts");
    success(
        "createContact",
        "typical",
        "created",
        States.NO_CONTACT,
        ContactResponse.class,
        r -> isAda(r.getContact()));
    success(
        "createContact",
        "minimal",
        "createdBare",
        States.NO_CONTACT,
        ContactResponse.class,
        r -> {
          assertThat(r.getContact().getId()).isEqualTo("hZ8kQ2mVx4TbN7yRw1Ls");
          assertThat(r.getContact().getEmail()).isNull();
        });
    success(
        "upsertContact",
        "byEmail",
        "updated",
        States.CONTACT,
        UpsertContactResponse.class,
        r -> {
          assertThat(r.getNew()).isFalse();
          isAda(r.getContact());
        });
    success(
        "upsertContact",
        "byEmail",
        "created",
        States.NO_CONTACT,
        UpsertContactResponse.class,
        r -> {
          assertThat(r.getNew()).isTrue();
          assertThat(r.getContact().getFirstName()).isEqualTo("Ada");
          assertThat(r.getContact().getPhone()).isNull();
        });
    success(
        "upsertContact",
        "alwaysCreate",
        "createdBare",
        States.NO_CONTACT,
        UpsertContactResponse.class,
        r -> {
          assertThat(r.getNew()).isTrue();
          assertThat(r.getContact().getEmail()).isEqualTo("ada@example.com");
        });
    success(
        "getContact",
        "full",
        States.CONTACT,
        ContactResponse.class,
        r -> {
          isAda(r.getContact());
          assertThat(r.getContact().getTags()).contains("vip");
          assertThat(r.getContact().getDateAdded()).isEqualTo("2026-03-02T09:15:30.255Z");
        });
    success(
        "getContact",
        "sparse",
        States.SPARSE_CONTACT,
        ContactResponse.class,
        r -> {
          assertThat(r.getContact().getFirstName()).isNull();
          assertThat(r.getContact().getTags()).isEmpty();
        });
    success(
        "updateContact",
        "rename",
        "updated",
        States.CONTACT,
        UpdateContactResponse.class,
        r -> {
          assertThat(r.getSucceeded()).isTrue();
          isAda(r.getContact());
        });
    success(
        "updateContact",
        "clear",
        "cleared",
        States.CONTACT,
        UpdateContactResponse.class,
        r -> assertThat(r.getContact().getPhone()).isNull());
    success(
        "updateContact",
        "optOut",
        "updated",
        States.CONTACT,
        UpdateContactResponse.class,
        r -> isAda(r.getContact()));
    done("deleteContact", null, States.CONTACT);
    success(
        operation("listContactsByBusiness").without("skip"),
        null,
        "page",
        States.BUSINESS,
        ListContactsByBusinessResponse.class,
        ContactsContractTest::isPageOfBusiness);
    success(
        operation("listContactsByBusiness").without("startAfter"),
        null,
        "page",
        States.BUSINESS,
        ListContactsByBusinessResponse.class,
        ContactsContractTest::isPageOfBusiness);
    success(
        "listContactsByBusiness",
        "empty",
        States.EMPTY_BUSINESS,
        ListContactsByBusinessResponse.class,
        r -> {
          assertThat(r.getContacts()).isEmpty();
          assertThat(r.getCount()).isZero();
        });
    refusedInText("getContact", 502, "noUpstream");
  }

  private static void isPageOfBusiness(ListContactsByBusinessResponse page) {
    assertThat(page.getCount()).isEqualTo(10L);
    assertThat(page.getContacts())
        .singleElement()
        .satisfies(
            contact -> {
              assertThat(contact.getEmail()).isEqualTo("ada@example.com");
              assertThat(contact.getAdditionalProperties())
                  .containsEntry("contactName", "ada example");
            });
  }

  private static void isAda(Contact contact) {
    assertThat(contact.getId()).isEqualTo("hZ8kQ2mVx4TbN7yRw1Ls");
    assertThat(contact.getEmail()).isEqualTo("Ada@example.com");
    assertThat(contact.getPhone()).isEqualTo("+15550100");
  }
}
