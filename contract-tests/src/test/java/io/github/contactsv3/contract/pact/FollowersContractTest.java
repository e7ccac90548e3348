package io.github.contactsv3.contract.pact;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.model.AddFollowersResponse;
import io.github.contactsv3.model.RemoveFollowersResponse;

class FollowersContractTest extends ResourceContract {

  FollowersContractTest() {
    super("Followers");
    success(
        "addFollowers",
        "two",
        "added",
        States.FOLLOWER,
        AddFollowersResponse.class,
        r -> {
          assertThat(r.getFollowers()).hasSize(2);
          assertThat(r.getFollowersAdded()).hasSize(1);
        });
    success(
        "removeFollowers",
        "one",
        "removed",
        States.FOLLOWERS,
        RemoveFollowersResponse.class,
        r -> {
          assertThat(r.getFollowers()).hasSize(1);
          assertThat(r.getFollowersRemoved()).containsExactly("Mx6wyHhbFdRXh302Luer");
        });
  }
}
