package io.github.contactsv3.sandbox;

import static io.github.contactsv3.sandbox.TestClient.array;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.sandbox.TestClient.Reply;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TasksTest extends SandboxTest {

  private static final String TASK =
      "{'title':'Call','body':'Renewal','dueDate':'2026-10-25T13:00:00+02:00','completed':false,"
          + "'assignedTo':'u1'}";

  private String tasks;

  @BeforeEach
  void createContact() {
    tasks = "/contacts/" + client.create("{}") + "/tasks";
  }

  @Test
  void create_full_isStoredInUtc() {
    Reply reply = client.post(tasks, TASK).expect(201);

    assertThat(reply.text("/task/dueDate")).isEqualTo("2026-10-25T11:00:00.000Z");
    String id = reply.text("/task/id");
    assertThat(client.get(tasks + "/" + id).expect(200).at("/task")).isEqualTo(reply.at("/task"));
    assertThat(client.get(tasks).expect(200).at("/tasks/0")).isEqualTo(reply.at("/task"));
  }

  @Test
  void create_nothing_namesEveryMissingProperty() {
    assertThat(client.post(tasks, "{}").expect(422).at("/message"))
        .isEqualTo(
            array(
                "['title must be a string','title should not be empty',"
                    + "'dueDate must be a valid ISO 8601 date string','dueDate should not be empty',"
                    + "'completed must be a boolean value','completed should not be empty']"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tomorrow", "2026-13-01T00:00:00Z", "2026-10-25", "25.10.2026"})
  void create_badDueDate_isUnprocessable(String dueDate) {
    String body = "{'title':'x','completed':false,'dueDate':'" + dueDate + "'}";

    assertThat(client.post(tasks, body).expect(422).text("/message/0"))
        .isEqualTo("dueDate must be a valid ISO 8601 date string");
  }

  @Test
  void update_respondedDueDate_isAcceptedBack() {
    Reply created = client.post(tasks, TASK);
    String dueDate = created.text("/task/dueDate");

    Reply reply =
        client
            .put(tasks + "/" + created.text("/task/id"), "{'dueDate':'" + dueDate + "'}")
            .expect(200);

    assertThat(reply.at("/task")).isEqualTo(created.at("/task"));
  }

  @Test
  void complete_andReopen_changesNothingElse() {
    Reply created = client.post(tasks, TASK);
    String path = tasks + "/" + created.text("/task/id") + "/completed";

    assertThat(client.put(path, "{'completed':true}").expect(200).at("/task/completed").asBoolean())
        .isTrue();
    assertThat(client.put(path, "{'completed':false}").expect(200).at("/task"))
        .isEqualTo(created.at("/task"));
    client.put(path, "{}").expect(422);
    client.put(path, "{'completed':true,'title':'x'}").expect(422);
  }

  @Test
  void delete_known_isGone() {
    String path = tasks + "/" + client.post(tasks, TASK).text("/task/id");

    client.delete(path).expect(200);

    assertThat(client.get(path).expect(400).text("/message")).startsWith("Task with id ");
    client.put(path, "{}").expect(400);
    client.put(path + "/completed", "{'completed':true}").expect(400);
    client.delete(path).expect(400);
  }

  @Test
  void all_unknownContact_areBadRequests() {
    String path = "/contacts/nobody/tasks";
    client.get(path).expect(400);
    client.post(path, TASK).expect(400);
    client.get(path + "/t").expect(400);
    client.put(path + "/t", "{}").expect(400);
    client.put(path + "/t/completed", "{'completed':true}").expect(400);
    client.delete(path + "/t").expect(400);
  }
}
