package io.github.contactsv3.sandbox;

import java.util.Map;
import java.util.TreeMap;

/** The handlers of all operations, by operationId. */
final class Handlers {

  private Handlers() {}

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
