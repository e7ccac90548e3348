package io.github.contactsv3.contract.pact;

class CampaignsContractTest extends ResourceContract {

  CampaignsContractTest() {
    super("Campaigns");
    done("addToCampaign", "empty", States.CONTACT);
    done("removeFromCampaign", null, States.CONTACT);
    done("removeFromAllCampaigns", null, States.CONTACT);
  }
}
