package io.github.contactsv3.contract.pact;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.model.TagsResponse;

class TagsContractTest extends ResourceContract {

  private static final String CONTACT = "a contact exists";

  TagsContractTest() {
    super("Tags");
    success(
        "addTags",
        "two",
        "added",
        CONTACT,
        TagsResponse.class,
        r -> assertThat(r.getTags()).containsExactly("newsletter", "vip"));
    success(
        "removeTags",
        "one",
        "removed",
        CONTACT,
        TagsResponse.class,
        r -> assertThat(r.getTags()).containsExactly("newsletter"));
  }
}
