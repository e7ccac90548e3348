package io.github.contactsv3.contract.pact;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.model.Contact;
import io.github.contactsv3.model.FindDuplicateContactResponse;
import io.github.contactsv3.model.SearchContactsResponse;

class SearchContractTest extends ResourceContract {

  SearchContractTest() {
    super("Search");
    success(
        "searchContacts",
        "firstPage",
        "page",
        States.CONTACTS,
        SearchContactsResponse.class,
        SearchContractTest::isPage);
    success(
        "searchContacts",
        "nextPage",
        "page",
        States.CONTACTS,
        SearchContactsResponse.class,
        SearchContractTest::isPage);
    success(
        "searchContacts",
        "groups",
        "empty",
        States.NO_OPPORTUNITY,
        SearchContactsResponse.class,
        SearchContractTest::isEmpty);
    success(
        "searchContacts",
        "freeText",
        "empty",
        States.NO_CONTACT,
        SearchContactsResponse.class,
        SearchContractTest::isEmpty);
    success(
        "findDuplicateContact",
        "found",
        States.CONTACT,
        FindDuplicateContactResponse.class,
        r -> isAda(r.getContact()));
    success(
        "findDuplicateContact",
        "notFound",
        States.NO_CONTACT,
        FindDuplicateContactResponse.class,
        r -> assertThat(r.getContact()).isNull());
  }

  private static void isAda(Contact contact) {
    assertThat(contact.getId()).isEqualTo("hZ8kQ2mVx4TbN7yRw1Ls");
    assertThat(contact.getEmail()).isEqualTo("Ada@example.com");
  }

  private static void isEmpty(SearchContactsResponse page) {
    assertThat(page.getContacts()).isEmpty();
    assertThat(page.getTotal()).isZero();
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
