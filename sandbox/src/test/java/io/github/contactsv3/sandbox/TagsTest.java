package io.github.contactsv3.sandbox;

import static io.github.contactsv3.sandbox.TestClient.array;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class TagsTest extends SandboxTest {

  @Test
  void add_mixedCase_isLowerCasedAndRespondedInFull() {
    String path = "/contacts/" + client.create("{'tags':['old']}") + "/tags";

    assertThat(client.post(path, "{'tags':['VIP','News']}").expect(201).at("/tags"))
        .isEqualTo(array("['old','vip','news']"));
    assertThat(client.post(path, "{'tags':['vip']}").expect(201).at("/tags"))
        .isEqualTo(array("['old','vip','news']"));
  }

  @Test
  void remove_someAndUnknown_responsesTheRest() {
    String path = "/contacts/" + client.create("{'tags':['a','b','c']}") + "/tags";

    assertThat(client.delete(path, "{'tags':['B','zzz']}").expect(200).at("/tags"))
        .isEqualTo(array("['a','c']"));
    assertThat(client.delete(path, "{'tags':['b']}").expect(200).at("/tags"))
        .isEqualTo(array("['a','c']"));
  }

  @Test
  void remove_withoutBody_isUnprocessable() {
    String path = "/contacts/" + client.create("{}") + "/tags";

    assertThat(client.delete(path).expect(422).at("/message"))
        .isEqualTo(array("['tags must be an array','tags should not be empty']"));
  }

  @Test
  void add_locationId_isRefused() {
    String path = "/contacts/" + client.create("{}") + "/tags";

    assertThat(client.post(path, "{'tags':[],'locationId':'x'}").expect(422).text("/message/0"))
        .isEqualTo("property locationId should not exist");
  }

  @Test
  void add_unknownContact_isBadRequest() {
    assertThat(client.post("/contacts/nobody/tags", "{'tags':['a']}").expect(400).text("/message"))
        .isEqualTo("Contact with id nobody not found");
    client.delete("/contacts/nobody/tags", "{'tags':['a']}").expect(400);
  }

  @Test
  void add_fromSixteenThreads_losesNothing() throws Exception {
    String id = client.create("{}");
    int threads = 16;
    int each = 20;
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> results = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        int number = thread;
        results.add(
            executor.submit(
                () -> {
                  for (int i = 0; i < each; i++) {
                    String body = "{'tags':['tag-" + number + "-" + i + "']}";
                    client.post("/contacts/" + id + "/tags", body).expect(201);
                  }
                }));
      }
      for (Future<?> result : results) {
        result.get();
      }
    } finally {
      executor.shutdownNow();
    }
    JsonNode tags = client.get("/contacts/" + id).at("/contact/tags");
    assertThat(tags).hasSize(threads * each).doesNotHaveDuplicates();
  }

  @Test
  void create_sameEmailFromSixteenThreads_createsOne() throws Exception {
    ExecutorService executor = Executors.newFixedThreadPool(16);
    try {
      List<Future<Integer>> results = new ArrayList<>();
      for (int thread = 0; thread < 16; thread++) {
        results.add(
            executor.submit(() -> client.createReply("{'email':'ada@example.com'}").status()));
      }
      List<Integer> statuses = new ArrayList<>();
      for (Future<Integer> result : results) {
        statuses.add(result.get());
      }
      assertThat(statuses).containsOnlyOnce(201).hasSize(16);
    } finally {
      executor.shutdownNow();
    }
  }
}
