package io.github.contactsv3.contract.pact;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.model.ListTasksResponse;
import io.github.contactsv3.model.Task;
import io.github.contactsv3.model.TaskResponse;

class TasksContractTest extends ResourceContract {

  TasksContractTest() {
    super("Tasks");
    success(
        "listTasks",
        "tasks",
        States.TASK,
        ListTasksResponse.class,
        r -> assertThat(r.getTasks()).singleElement().satisfies(TasksContractTest::isCallBack));
    success(
        "listTasks",
        "none",
        States.CONTACT,
        ListTasksResponse.class,
        r -> assertThat(r.getTasks()).isEmpty());
    success(
        "createTask",
        "full",
        "created",
        States.CONTACT,
        TaskResponse.class,
        r -> isCallBack(r.getTask()));
    success(
        "createTask",
        "minimal",
        "createdBare",
        States.CONTACT,
        TaskResponse.class,
        r -> isCallBack(r.getTask()));
    success(
        "getTask",
        "task",
        States.TASK,
        TaskResponse.class,
        r -> {
          isCallBack(r.getTask());
          assertThat(r.getTask().getDueDate()).isEqualTo("2026-10-25T11:00:00Z");
        });
    success(
        "updateTask",
        "postpone",
        "updated",
        States.TASK,
        TaskResponse.class,
        r -> assertThat(r.getTask().getDueDate()).isEqualTo("2026-11-02T09:00:00Z"));
    success(
        "updateTask",
        "reassign",
        "updated",
        States.TASK,
        TaskResponse.class,
        r -> isCallBack(r.getTask()));
    done("deleteTask", null, States.TASK);
    success(
        "completeTask",
        "complete",
        "completed",
        States.TASK,
        TaskResponse.class,
        r -> assertThat(r.getTask().getCompleted()).isTrue());
    success(
        "completeTask",
        "reopen",
        "completed",
        States.TASK,
        TaskResponse.class,
        r -> isCallBack(r.getTask()));
  }

  private static void isCallBack(Task task) {
    assertThat(task.getId()).isEqualTo("lJpzYrWdpkC2hX6t2yue");
    assertThat(task.getTitle()).isEqualTo("Call back");
  }
}
