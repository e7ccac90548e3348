package io.github.contactsv3.sandbox;

import static io.github.contactsv3.sandbox.TestClient.array;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.sandbox.TestClient.Reply;
import org.junit.jupiter.api.Test;

class FollowersTest extends SandboxTest {

  @Test
  void add_someKnown_namesTheNewOnes() {
    String path = "/contacts/" + client.create("{}") + "/followers";
    client.post(path, "{'followers':['u1']}").expect(201);

    Reply reply = client.post(path, "{'followers':['u1','u2','u2']}").expect(201);

    assertThat(reply.at("/followers")).isEqualTo(array("['u1','u2']"));
    assertThat(reply.at("/followersAdded")).isEqualTo(array("['u2']"));
  }

  @Test
  void remove_someUnknown_namesTheRemovedOnes() {
    String path = "/contacts/" + client.create("{}") + "/followers";
    client.post(path, "{'followers':['u1','u2']}").expect(201);

    Reply reply = client.delete(path, "{'followers':['u2','u3']}").expect(200);

    assertThat(reply.at("/followers")).isEqualTo(array("['u1']"));
    assertThat(reply.at("/followersRemoved")).isEqualTo(array("['u2']"));
  }

  @Test
  void add_wrongType_isUnprocessable() {
    String path = "/contacts/" + client.create("{}") + "/followers";

    assertThat(client.post(path, "{'followers':[7]}").expect(422).text("/message/0"))
        .isEqualTo("each value in followers must be a string");
  }

  @Test
  void add_unknownContact_isBadRequest() {
    client.post("/contacts/nobody/followers", "{'followers':['u1']}").expect(400);
    client.delete("/contacts/nobody/followers", "{'followers':['u1']}").expect(400);
  }
}
