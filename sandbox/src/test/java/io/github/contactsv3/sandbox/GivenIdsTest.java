package io.github.contactsv3.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GivenIdsTest extends SandboxTest {

  @Test
  void nextIds_given_areUsedInOrder() {
    sandbox.nextIds("hZ8kQ2mVx4TbN7yRw1Ls", "HGPcayliwcdoUFzvbTok");

    String contact = client.create("{'firstName':'Ada'}");
    String note =
        client
            .post("/contacts/" + contact + "/notes", "{'body':'first'}")
            .expect(201)
            .text("/note/id");

    assertThat(contact).isEqualTo("hZ8kQ2mVx4TbN7yRw1Ls");
    assertThat(note).isEqualTo("HGPcayliwcdoUFzvbTok");
    assertThat(client.create("{'firstName':'Grace'}")).hasSize(20).isNotEqualTo(contact);
  }

  @Test
  void nextIds_twoForACode_makeIt() {
    sandbox.nextIds("0123456789abcdef0123", "456789abcdef01234567");

    assertThat(sandbox.agencyAuthorizationCode())
        .isEqualTo("0123456789abcdef0123456789abcdef01234567");
  }

  @Test
  void reset_forgetsIdsThatWereNotUsed() {
    sandbox.nextIds("hZ8kQ2mVx4TbN7yRw1Ls");
    sandbox.reset();

    assertThat(client.create("{'firstName':'Ada'}")).isNotEqualTo("hZ8kQ2mVx4TbN7yRw1Ls");
  }
}
