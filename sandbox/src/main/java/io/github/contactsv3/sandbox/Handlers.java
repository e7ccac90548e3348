package io.github.contactsv3.sandbox;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The handlers of all operations, by operationId. */
final class Handlers {

  private Handlers() {}

  /**
   * Checks that each operation can be carried out, so that one that cannot is found at the start
   * and not by the first request.
   *
   * @param handlers handlers of what locations call
   * @param others ids of the operations that need no token of a location
   * @throws IllegalStateException if an operation has no handler; the message names it
   */
  static void check(List<Operation> operations, Map<String, Handler> handlers, Set<String> others) {
    for (Operation operation : operations) {
      boolean known =
          operation.caller() == Operation.Caller.LOCATION
              ? handlers.containsKey(operation.id())
              : others.contains(operation.id());
      if (!known) {
        throw new IllegalStateException(
            "the sandbox has no handler for the operation "
                + operation.id()
                + " ("
                + operation.method()
                + " "
                + operation.path()
                + ")");
      }
    }
  }

  static Map<String, Handler> of(SandboxState state, ApiDocument document) {
    Map<String, Handler> table = new TreeMap<>();
    new ContactHandlers(state).register(table);
    new DuplicateHandler(state).register(table);
    new SearchHandler(document, state.options).register(table);
    new ContactListHandler().register(table);
    new TagHandlers(state).register(table);
    new FollowerHandlers(state).register(table);
    new NoteHandlers(state).register(table);
    new TaskHandlers(state).register(table);
    new CampaignHandlers(state).register(table);
    new WorkflowHandlers(state).register(table);
    new AppointmentHandlers(state).register(table);
    new BusinessHandler(state).register(table);
    new BulkHandlers(state).register(table);
    new CustomFieldHandlers(state).register(table);
    return Map.copyOf(table);
  }
}
