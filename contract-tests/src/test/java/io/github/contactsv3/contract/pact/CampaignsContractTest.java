package io.github.contactsv3.contract.pact;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.model.SucceededResponse;

class CampaignsContractTest extends ResourceContract {

  private static final String CONTACT = "a contact exists";

  CampaignsContractTest() {
    super("Campaigns");
    success(
        "addToCampaign",
        "empty",
        "done",
        CONTACT,
        SucceededResponse.class,
        r -> assertThat(r.getSucceeded()).isTrue());
    success(
        "removeFromCampaign",
        "done",
        CONTACT,
        SucceededResponse.class,
        r -> assertThat(r.getSucceeded()).isTrue());
    success(
        "removeFromAllCampaigns",
        "done",
        CONTACT,
        SucceededResponse.class,
        r -> assertThat(r.getSucceeded()).isTrue());
  }
}
