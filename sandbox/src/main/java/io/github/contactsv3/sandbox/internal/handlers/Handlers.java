package io.github.contactsv3.sandbox.internal.handlers;

import io.github.contactsv3.sandbox.internal.contacts.SandboxState;
import io.github.contactsv3.sandbox.internal.openapi.ServedDocument;
import io.github.contactsv3.sandbox.internal.openapi.ServedOperation;
import io.github.contactsv3.sandbox.internal.search.ContactSearch;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The handlers of all operations, by operationId. */
public final class Handlers {

  private Handlers() {}

  /**
   * Checks that each operation can be carried out, so that one that cannot is found at the start
   * and not by the first request.
   *
   * @param handlers handlers of what locations call
   * @param others ids of the operations that need no token of a location
   * @throws IllegalStateException if an operation has no handler; the message names it
   */
  public static void check(
      List<ServedOperation> operations, Map<String, Handler> handlers, Set<String> others) {
    for (ServedOperation operation : operations) {
      boolean known =
          operation.caller() == ServedOperation.Caller.LOCATION
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

  public static Map<String, Handler> of(SandboxState state, ServedDocument document) {
    Map<String, Handler> table = new TreeMap<>();
    new ContactHandlers(state).register(table);
    new DuplicateHandler(state).register(table);
    ContactSearch search = new ContactSearch(document, state.options());
    table.put(
        "searchContacts",
        request -> search.search(request.body(), request.location(), request.stop()));
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
