package io.github.contactsv3.contract.pact;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.model.BulkBusinessResponse;
import io.github.contactsv3.model.BulkTagsResponse;
import io.github.contactsv3.model.BulkTagsResult;
import io.github.contactsv3.model.BulkTagsResultType;

class BulkContractTest extends ResourceContract {

  private static final String CONTACTS = "contacts exist";

  BulkContractTest() {
    super("Bulk");
    success(
        "bulkUpdateTags",
        "tags",
        "allChanged",
        CONTACTS,
        BulkTagsResponse.class,
        r -> {
          assertThat(r.getErrorCount()).isZero();
          assertThat(r.getResponses())
              .singleElement()
              .satisfies(one -> assertThat(one.getType()).isEqualTo(BulkTagsResultType.SUCCESS));
        });
    success(
        "bulkUpdateTags",
        "removeAll",
        "allChanged",
        CONTACTS,
        BulkTagsResponse.class,
        r -> assertThat(r.getSucceeded()).isTrue());
    success(
        "bulkUpdateTags",
        "tags",
        "partialFailure",
        "one of two contacts belongs to another location",
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
        CONTACTS,
        BulkBusinessResponse.class,
        r -> assertThat(r.getIds()).hasSize(2));
    success(
        "bulkSetBusiness",
        "detach",
        "changed",
        CONTACTS,
        BulkBusinessResponse.class,
        r -> assertThat(r.getSuccess()).isTrue());
    success(
        "bulkSetBusiness",
        "attach",
        "partialFailure",
        "one of two contacts belongs to another location",
        BulkBusinessResponse.class,
        r -> assertThat(r.getIds()).containsExactly("hZ8kQ2mVx4TbN7yRw1Ls"));
  }
}
