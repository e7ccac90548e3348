package io.github.contactsv3.contract.pact;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.model.Contact;
import io.github.contactsv3.model.FindDuplicateContactResponse;
import io.github.contactsv3.model.SearchContactsResponse;

class SearchContractTest extends ResourceContract {

  private static final String NONE = "there is no such contact";
  private static final String CONTACT = "a contact exists";
  private static final String CONTACTS = "contacts exist";

  SearchContractTest() {
    super("Search");
    success(
        "searchContacts",
        "firstPage",
        "page",
        CONTACTS,
        SearchContactsResponse.class,
        SearchContractTest::isPage);
    success(
        "searchContacts",
        "nextPage",
        "page",
        CONTACTS,
        SearchContactsResponse.class,
        SearchContractTest::isPage);
    success(
        "searchContacts",
        "groups",
        "page",
        CONTACTS,
        SearchContactsResponse.class,
        SearchContractTest::isPage);
    success(
        "searchContacts",
        "freeText",
        "empty",
        NONE,
        SearchContactsResponse.class,
        r -> {
          assertThat(r.getContacts()).isEmpty();
          assertThat(r.getTotal()).isZero();
        });
    success(
        "findDuplicateContact",
        "found",
        CONTACT,
        FindDuplicateContactResponse.class,
        r -> isAda(r.getContact()));
    success(
        "findDuplicateContact",
        "notFound",
        NONE,
        FindDuplicateContactResponse.class,
        r -> assertThat(r.getContact()).isNull());
  }

  private static void isAda(Contact contact) {
    assertThat(contact.getId()).isEqualTo("hZ8kQ2mVx4TbN7yRw1Ls");
    assertThat(contact.getEmail()).isEqualTo("Ada@example.com");
  }

  private static void isPage(SearchContactsResponse page) {
    assertThat(page.getTotal()).isPositive();
    assertThat(page.getContacts())
        .first()
        .satisfies(
            contact -> {
              assertThat(contact.getEmail()).isEqualTo("ada@example.com");
              assertThat(contact.getSearchAfter()).hasSize(2);
            });
  }
}
