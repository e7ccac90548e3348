package io.github.contactsv3.contract.pact;

class WorkflowsContractTest extends ResourceContract {

  WorkflowsContractTest() {
    super("Workflows");
    done("addToWorkflow", "empty", States.CONTACT);
    done("addToWorkflow", "eventStart", States.CONTACT);
    done("removeFromWorkflow", "empty", States.CONTACT);
    done("removeFromWorkflow", "eventStart", States.CONTACT);
  }
}
