package io.github.contactsv3.contract.pact;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.model.ListTasksResponse;
import io.github.contactsv3.model.SucceededResponse;
import io.github.contactsv3.model.Task;
import io.github.contactsv3.model.TaskResponse;

class TasksContractTest extends ResourceContract {

  private static final String CONTACT = "a contact exists";
  private static final String TASK = "a contact has a task";

  TasksContractTest() {
    super("Tasks");
    success(
        "listTasks",
        "tasks",
        TASK,
        ListTasksResponse.class,
        r -> assertThat(r.getTasks()).singleElement().satisfies(TasksContractTest::isCallBack));
    success(
        "listTasks",
        "none",
        CONTACT,
        ListTasksResponse.class,
        r -> assertThat(r.getTasks()).isEmpty());
    success(
        "createTask", "full", "created", CONTACT, TaskResponse.class, r -> isCallBack(r.getTask()));
    success(
        "createTask",
        "minimal",
        "created",
        CONTACT,
        TaskResponse.class,
        r -> isCallBack(r.getTask()));
    success(
        "getTask",
        "task",
        TASK,
        TaskResponse.class,
        r -> {
          isCallBack(r.getTask());
          assertThat(r.getTask().getDueDate()).isEqualTo("2026-10-25T11:00:00Z");
        });
    success(
        "updateTask",
        "postpone",
        "updated",
        TASK,
        TaskResponse.class,
        r -> assertThat(r.getTask().getDueDate()).isEqualTo("2026-11-02T09:00:00Z"));
    success(
        "updateTask",
        "reassign",
        "updated",
        TASK,
        TaskResponse.class,
        r -> isCallBack(r.getTask()));
    success(
        "deleteTask",
        "done",
        TASK,
        SucceededResponse.class,
        r -> assertThat(r.getSucceeded()).isTrue());
    success(
        "completeTask",
        "complete",
        "completed",
        TASK,
        TaskResponse.class,
        r -> assertThat(r.getTask().getCompleted()).isTrue());
    success(
        "completeTask",
        "reopen",
        "completed",
        TASK,
        TaskResponse.class,
        r -> isCallBack(r.getTask()));
  }

  private static void isCallBack(Task task) {
    assertThat(task.getId()).isEqualTo("lJpzYrWdpkC2hX6t2yue");
    assertThat(task.getTitle()).isEqualTo("Call back");
  }
}
