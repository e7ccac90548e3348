package io.github.contactsv3.sandbox.internal.handlers;

import io.github.contactsv3.sandbox.internal.contacts.Enrolment;
import io.github.contactsv3.sandbox.internal.contacts.SandboxState;
import io.github.contactsv3.sandbox.internal.message.ServiceResponse;
import java.util.Map;

/**
 * Enrols contacts in workflows and ends it. Enrolling again replaces the time of the event, and
 * ending what is not there succeeds; what the service does then is not known. Workflows don't run
 * here, so none is ever finished.
 */
final class WorkflowHandlers {

  private final SandboxState state;
  private final ContactAccess access;

  WorkflowHandlers(SandboxState state) {
    this.state = state;
    this.access = new ContactAccess(state);
  }

  void register(Map<String, Handler> table) {
    table.put("addToWorkflow", this::add);
    table.put("removeFromWorkflow", this::remove);
  }

  private ServiceResponse add(Request request) {
    Enrolment enrolment =
        new Enrolment(workflow(request), request.body().path("eventStartTime").textValue());
    access.change(
        request,
        draft -> {
          draft.workflows.removeIf(old -> old.workflowId().equals(enrolment.workflowId()));
          draft.workflows.add(enrolment);
        });
    return ServiceResponse.succeeded();
  }

  private ServiceResponse remove(Request request) {
    String workflow = workflow(request);
    access.change(
        request, draft -> draft.workflows.removeIf(old -> old.workflowId().equals(workflow)));
    return ServiceResponse.succeeded();
  }

  private String workflow(Request request) {
    String workflow = request.pathValue("workflowId");
    state.known().checkWorkflow(workflow);
    return workflow;
  }
}
