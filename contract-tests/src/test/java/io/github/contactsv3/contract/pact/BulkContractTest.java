package io.github.contactsv3.contract.pact;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.model.BulkBusinessResponse;
import io.github.contactsv3.model.BulkTagsResponse;
import io.github.contactsv3.model.BulkTagsResult;
import io.github.contactsv3.model.BulkTagsResultType;

class BulkContractTest extends ResourceContract {

  BulkContractTest() {
    super("Bulk");
    success(
        "bulkUpdateTags",
        "tags",
        "allChanged",
        States.TAGGED_CONTACTS,
        BulkTagsResponse.class,
        r -> {
          assertThat(r.getErrorCount()).isZero();
          assertThat(r.getResponses())
              .singleElement()
              .satisfies(one -> assertThat(one.getType()).isEqualTo(BulkTagsResultType.SUCCESS));
        });
    success(
        operation("bulkUpdateTags").with("type", "remove"),
        "removeAll",
        "allRemoved",
        States.TAGGED_CONTACTS,
        BulkTagsResponse.class,
        r -> assertThat(r.getSucceeded()).isTrue());
    success(
        "bulkUpdateTags",
        "tags",
        "partialFailure",
        States.ELSEWHERE,
        BulkTagsResponse.class,
        r -> {
          assertThat(r.getErrorCount()).isEqualTo(1L);
          assertThat(r.getResponses())
              .extracting(BulkTagsResult::getType)
              .containsExactly(BulkTagsResultType.SUCCESS, BulkTagsResultType.ERROR);
        });
    success(
        "bulkSetBusiness",
        "attach",
        "changed",
        States.TAGGED_CONTACTS,
        BulkBusinessResponse.class,
        r -> assertThat(r.getIds()).hasSize(2));
    success(
        "bulkSetBusiness",
        "detach",
        "detached",
        States.TAGGED_CONTACTS,
        BulkBusinessResponse.class,
        r -> assertThat(r.getSuccess()).isTrue());
    success(
        "bulkSetBusiness",
        "attach",
        "partialFailure",
        States.ELSEWHERE,
        BulkBusinessResponse.class,
        r -> assertThat(r.getIds()).containsExactly("hZ8kQ2mVx4TbN7yRw1Ls"));
  }
}
