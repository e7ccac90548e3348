package io.github.contactsv3.sandbox.internal.handlers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.contactsv3.sandbox.internal.contacts.Contact;
import io.github.contactsv3.sandbox.internal.contacts.ContactJson;
import io.github.contactsv3.sandbox.internal.contacts.SandboxState;
import io.github.contactsv3.sandbox.internal.contacts.Task;
import io.github.contactsv3.sandbox.internal.message.ApiError;
import io.github.contactsv3.sandbox.internal.message.ServiceResponse;
import io.github.contactsv3.sandbox.internal.values.Timestamps;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Tasks of a contact. */
public final class TaskHandlers {

  private final SandboxState state;
  private final ContactAccess access;
  private final ItemList items;

  TaskHandlers(SandboxState state) {
    this.state = state;
    this.access = new ContactAccess(state);
    this.items = new ItemList(state, "Task");
  }

  void register(Map<String, Handler> table) {
    table.put("listTasks", this::list);
    table.put("createTask", this::create);
    table.put("getTask", request -> response(access.get(request), request));
    table.put("updateTask", request -> change(request, task -> overwrite(task, request.body())));
    table.put("completeTask", request -> change(request, task -> overwrite(task, request.body())));
    table.put("deleteTask", this::delete);
  }

  private ServiceResponse list(Request request) {
    Contact contact = access.get(request);
    ArrayNode tasks = JsonNodeFactory.instance.arrayNode();
    contact.tasks.forEach(task -> tasks.add(json(contact, task)));
    return ServiceResponse.ok(ContactJson.wrap("tasks", tasks));
  }

  private ServiceResponse create(Request request) {
    JsonNode body = request.body();
    Task task =
        new Task(
            state.ids().next(),
            body.get("title").textValue(),
            body.path("body").textValue(),
            body.path("assignedTo").textValue(),
            dueDate(body),
            body.get("completed").booleanValue());
    Contact contact = access.change(request, draft -> draft.tasks.add(task));
    return ServiceResponse.created(ContactJson.wrap("task", json(contact, task)));
  }

  private ServiceResponse change(Request request, UnaryOperator<Task> change) {
    Contact contact =
        access.change(request, draft -> items.replace(draft.tasks, taskId(request), change));
    return response(contact, request);
  }

  private ServiceResponse delete(Request request) {
    access.change(request, draft -> items.remove(draft.tasks, taskId(request)));
    return ServiceResponse.succeeded();
  }

  private ServiceResponse response(Contact contact, Request request) {
    Task task = items.get(contact.tasks, taskId(request));
    return ServiceResponse.ok(ContactJson.wrap("task", json(contact, task)));
  }

  private static Task overwrite(Task task, JsonNode body) {
    return new Task(
        task.id(),
        body.has("title") ? body.get("title").textValue() : task.title(),
        ItemList.sent(body, "body", task.body()),
        ItemList.sent(body, "assignedTo", task.assignedTo()),
        body.has("dueDate") ? dueDate(body) : task.dueDate(),
        body.has("completed") ? body.get("completed").booleanValue() : task.completed());
  }

  private static long dueDate(JsonNode body) {
    Long dueDate = Timestamps.parseIso(body.get("dueDate").textValue());
    if (dueDate == null) {
      throw ApiError.unprocessable("dueDate must be a valid ISO 8601 date string");
    }
    return dueDate;
  }

  private static String taskId(Request request) {
    return request.pathValue("taskId");
  }

  public static ObjectNode json(Contact contact, Task task) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("id", task.id());
    node.put("title", task.title());
    ContactJson.putIfPresent(node, "body", task.body());
    ContactJson.putIfPresent(node, "assignedTo", task.assignedTo());
    node.put("dueDate", Timestamps.format(task.dueDate()));
    node.put("completed", task.completed());
    node.put("contactId", contact.id);
    return node;
  }
}
