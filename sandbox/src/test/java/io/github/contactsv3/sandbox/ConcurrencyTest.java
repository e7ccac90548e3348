package io.github.contactsv3.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.contactsv3.sandbox.TestClient.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * 64 clients write to the same few contacts and to their own; in the end nothing is lost. Runs for
 * {@code -Dconcurrency.seconds=N}, 3 by default.
 */
class ConcurrencyTest extends SandboxTest {

  private static final int CLIENTS = 64;
  private static final int SHARED = 8;
  private static final Duration TIME = Duration.ofSeconds(Long.getLong("concurrency.seconds", 3));

  private final List<String> shared = new ArrayList<>();
  private final Map<String, Set<String>> tags = new ConcurrentHashMap<>();
  private final Map<String, Set<String>> followers = new ConcurrentHashMap<>();
  private final Set<String> created = ConcurrentHashMap.newKeySet();
  private final Set<String> deleted = ConcurrentHashMap.newKeySet();
  private final Map<Integer, Set<String>> winners = new ConcurrentHashMap<>();

  @Test
  void clients_manyAtOnce_loseNothing() throws Exception {
    for (int i = 0; i < SHARED; i++) {
      String id = client.create("{'firstName':'Shared'}");
      shared.add(id);
      tags.put(id, ConcurrentHashMap.newKeySet());
      followers.put(id, ConcurrentHashMap.newKeySet());
    }

    runClients();

    for (String id : shared) {
      JsonNode contact = client.get("/contacts/" + id).expect(200).at("/contact");
      assertThat(texts(contact.get("tags"))).isEqualTo(tags.get(id));
      assertThat(texts(contact.get("followers"))).isEqualTo(followers.get(id));
    }
    assertThat(winners.values()).allSatisfy(ids -> assertThat(ids).hasSize(1));
    Set<String> expected = new HashSet<>(shared);
    expected.addAll(created);
    expected.removeAll(deleted);
    assertThat(created).doesNotContainAnyElementsOf(shared);
    assertThat(walk()).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(expected);
  }

  private void runClients() throws InterruptedException, ExecutionException {
    long end = System.nanoTime() + TIME.toNanos();
    ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
    try {
      List<Future<?>> clients = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        Writer writer = new Writer(i);
        clients.add(
            threads.submit(
                () -> {
                  for (int step = 0; System.nanoTime() < end; step++) {
                    writer.step(step);
                  }
                }));
      }
      for (Future<?> running : clients) {
        running.get();
      }
    } finally {
      threads.shutdown();
    }
  }

  /** All contacts, walked by cursor. */
  private List<String> walk() {
    List<String> ids = new ArrayList<>();
    String cursor = "";
    while (true) {
      Reply page = client.search("{'pageLimit':500" + cursor + "}").expect(200);
      JsonNode contacts = page.at("/contacts");
      ids.addAll(TestClient.ids(contacts));
      if (contacts.size() < 500) {
        assertThat(page.at("/total").asInt()).isEqualTo(ids.size());
        return ids;
      }
      cursor = ",'searchAfter':" + contacts.get(499).get("searchAfter");
    }
  }

  private static Set<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(member -> texts.add(member.textValue()));
    assertThat(texts).doesNotHaveDuplicates();
    return Set.copyOf(texts);
  }

  /** One client. What it adds under its own names nobody else removes. */
  private final class Writer {

    private final int number;
    private final Random random;
    private final List<String> mine = new ArrayList<>();

    Writer(int number) {
      this.number = number;
      this.random = new Random(number);
    }

    void step(int step) {
      String target = shared.get(random.nextInt(SHARED));
      switch (random.nextInt(9)) {
        case 0 -> addTag(target, "tag-" + number + "-" + random.nextInt(20));
        case 1 -> removeTag(target, "tag-" + number + "-" + random.nextInt(20));
        case 2 -> follow(target, "user-" + number + "-" + random.nextInt(20));
        case 3 -> unfollow(target, "user-" + number + "-" + random.nextInt(20));
        case 4 -> create();
        case 5 -> delete();
        case 6 -> client.put("/contacts/" + target, "{'city':'City " + step + "'}").expect(200);
        case 7 -> client.search("{'pageLimit':20,'query':'shared'}").expect(200);
        default -> compete(step / 9);
      }
    }

    private void addTag(String target, String tag) {
      client.post("/contacts/" + target + "/tags", "{'tags':['" + tag + "']}").expect(201);
      tags.get(target).add(tag);
    }

    private void removeTag(String target, String tag) {
      client.delete("/contacts/" + target + "/tags", "{'tags':['" + tag + "']}").expect(200);
      tags.get(target).remove(tag);
    }

    private void follow(String target, String user) {
      client
          .post("/contacts/" + target + "/followers", "{'followers':['" + user + "']}")
          .expect(201);
      followers.get(target).add(user);
    }

    private void unfollow(String target, String user) {
      client
          .delete("/contacts/" + target + "/followers", "{'followers':['" + user + "']}")
          .expect(200);
      followers.get(target).remove(user);
    }

    private void create() {
      String id = client.create("{'firstName':'Own','lastName':'" + number + "'}");
      assertThat(created.add(id)).as("id %s is new", id).isTrue();
      mine.add(id);
    }

    private void delete() {
      if (!mine.isEmpty()) {
        String id = mine.remove(mine.size() - 1);
        client.delete("/contacts/" + id).expect(200);
        deleted.add(id);
      }
    }

    /** All clients want the same e-mail address; one of them gets it. */
    private void compete(int round) {
      Reply reply = client.createReply("{'email':'round" + round + "@example.com'}");
      String id =
          reply.status() == 201
              ? reply.text("/contact/id")
              : reply.expect(400).text("/meta/contactId");
      winners.computeIfAbsent(round, key -> ConcurrentHashMap.newKeySet()).add(id);
      created.add(id);
    }
  }
}
