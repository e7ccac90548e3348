package io.github.contactsv3.contract.pact;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.model.SucceededResponse;

class WorkflowsContractTest extends ResourceContract {

  WorkflowsContractTest() {
    super("Workflows");
    success(
        "addToWorkflow",
        "empty",
        "done",
        States.CONTACT,
        SucceededResponse.class,
        r -> assertThat(r.getSucceeded()).isTrue());
    success(
        "addToWorkflow",
        "eventStart",
        "done",
        States.CONTACT,
        SucceededResponse.class,
        r -> assertThat(r.getSucceeded()).isTrue());
    success(
        "removeFromWorkflow",
        "empty",
        "done",
        States.CONTACT,
        SucceededResponse.class,
        r -> assertThat(r.getSucceeded()).isTrue());
    success(
        "removeFromWorkflow",
        "eventStart",
        "done",
        States.CONTACT,
        SucceededResponse.class,
        r -> assertThat(r.getSucceeded()).isTrue());
  }
}
