package io.github.contactsv3.contract.pact;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.model.SucceededResponse;

class WorkflowsContractTest extends ResourceContract {

  private static final String CONTACT = "a contact exists";

  WorkflowsContractTest() {
    super("Workflows");
    success(
        "addToWorkflow",
        "empty",
        "done",
        CONTACT,
        SucceededResponse.class,
        r -> assertThat(r.getSucceeded()).isTrue());
    success(
        "addToWorkflow",
        "eventStart",
        "done",
        CONTACT,
        SucceededResponse.class,
        r -> assertThat(r.getSucceeded()).isTrue());
    success(
        "removeFromWorkflow",
        "empty",
        "done",
        CONTACT,
        SucceededResponse.class,
        r -> assertThat(r.getSucceeded()).isTrue());
    success(
        "removeFromWorkflow",
        "eventStart",
        "done",
        CONTACT,
        SucceededResponse.class,
        r -> assertThat(r.getSucceeded()).isTrue());
  }
}
