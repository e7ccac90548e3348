package io.github.contactsv3.contract.pact;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.model.TagsResponse;

class TagsContractTest extends ResourceContract {

  TagsContractTest() {
    super("Tags");
    success(
        "addTags",
        "two",
        "added",
        States.ONE_TAG,
        TagsResponse.class,
        r -> assertThat(r.getTags()).containsExactly("newsletter", "vip"));
    success(
        "removeTags",
        "one",
        "removed",
        States.CONTACT,
        TagsResponse.class,
        r -> assertThat(r.getTags()).containsExactly("newsletter"));
  }
}
