package io.github.contactsv3.sandbox;

import static io.github.contactsv3.sandbox.TestClient.array;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.sandbox.TestClient.Reply;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NotesTest extends SandboxTest {

  private String notes;

  @BeforeEach
  void createContact() {
    notes = "/contacts/" + client.create("{}") + "/notes";
  }

  @Test
  void create_full_isStored() {
    Reply reply =
        client
            .post(
                notes,
                "{'body':'Call back','userId':'u1','title':'Todo','color':'#FFAA00','pinned':true}")
            .expect(201);
    String id = reply.text("/note/id");

    assertThat(id).matches("[A-Za-z0-9]{20}");
    assertThat(reply.at("/note/pinned").asBoolean()).isTrue();
    assertThat(client.get(notes + "/" + id).expect(200).at("/note")).isEqualTo(reply.at("/note"));
    assertThat(client.get(notes).expect(200).at("/notes/0")).isEqualTo(reply.at("/note"));
  }

  @Test
  void create_withoutBody_isUnprocessable() {
    assertThat(client.post(notes, "{'title':'x'}").expect(422).at("/message"))
        .isEqualTo(array("['body must be a string','body should not be empty']"));
    assertThat(client.post(notes, "{'body':''}").expect(422).at("/message"))
        .isEqualTo(array("['body should not be empty']"));
  }

  @Test
  void update_oneProperty_keepsTheOthers() {
    String id = client.post(notes, "{'body':'old','title':'t'}").text("/note/id");

    Reply reply = client.put(notes + "/" + id, "{'body':'new'}").expect(200);

    assertThat(reply.text("/note/body")).isEqualTo("new");
    assertThat(reply.text("/note/title")).isEqualTo("t");
    assertThat(client.put(notes + "/" + id, "{'pinned':1}").expect(422).text("/message/0"))
        .isEqualTo("pinned must be a boolean value");
  }

  @Test
  void delete_known_isGone() {
    String id = client.post(notes, "{'body':'x'}").text("/note/id");

    client.delete(notes + "/" + id).expect(200);

    assertThat(client.get(notes).at("/notes")).isEmpty();
    Reply reply = client.get(notes + "/" + id).expect(400);
    assertThat(reply.text("/message")).isEqualTo("Note with id " + id + " not found");
    client.delete(notes + "/" + id).expect(400);
    client.put(notes + "/" + id, "{}").expect(400);
  }

  @Test
  void all_unknownContact_areBadRequests() {
    String path = "/contacts/nobody/notes";
    client.get(path).expect(400);
    client.post(path, "{'body':'x'}").expect(400);
    client.get(path + "/n").expect(400);
    client.put(path + "/n", "{}").expect(400);
    client.delete(path + "/n").expect(400);
  }

  @Test
  void get_unknownNoteWithOption_isNotFound() {
    try (ContactsSandbox other =
        ContactsSandbox.builder().assume(Assumption.MISSING_ITEM_IS_404).start()) {
      TestClient its = new TestClient(other);
      its.get("/contacts/" + its.create("{}") + "/notes/nothing").expect(404);
    }
  }
}
