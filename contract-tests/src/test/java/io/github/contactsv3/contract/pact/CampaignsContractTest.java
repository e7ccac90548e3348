package io.github.contactsv3.contract.pact;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.model.SucceededResponse;

class CampaignsContractTest extends ResourceContract {

  CampaignsContractTest() {
    super("Campaigns");
    success(
        "addToCampaign",
        "empty",
        "done",
        States.CONTACT,
        SucceededResponse.class,
        r -> assertThat(r.getSucceeded()).isTrue());
    success(
        "removeFromCampaign",
        "done",
        States.CONTACT,
        SucceededResponse.class,
        r -> assertThat(r.getSucceeded()).isTrue());
    success(
        "removeFromAllCampaigns",
        "done",
        States.CONTACT,
        SucceededResponse.class,
        r -> assertThat(r.getSucceeded()).isTrue());
  }
}
