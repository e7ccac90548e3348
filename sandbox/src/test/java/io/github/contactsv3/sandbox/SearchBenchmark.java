package io.github.contactsv3.sandbox;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Measures searches over a million contacts, and the heap that these take. No part of the build:
 * {@code mvn -pl sandbox -am test -Dtest=SearchBenchmark -Dsurefire.failIfNoSpecifiedTests=false
 * -Dtest.jvm.args=-Xmx2g}
 */
class SearchBenchmark {

  private static final int CONTACTS = 1_000_000;
  private static final int TRIES = 31;

  @Test
  void aMillionContacts() {
    try (ContactsSandbox sandbox = ContactsSandbox.builder().quotaOff().start()) {
      long start = System.nanoTime();
      sandbox.seed(CONTACTS);
      System.out.printf("seeded in %,d ms%n", (System.nanoTime() - start) / 1_000_000);
      System.gc();
      Runtime runtime = Runtime.getRuntime();
      System.out.printf(
          "heap %,d MiB of at most %,d MiB%n",
          (runtime.totalMemory() - runtime.freeMemory()) >> 20, runtime.maxMemory() >> 20);
      TestClient client = new TestClient(sandbox);
      searches(client).forEach((name, filters) -> measure(client, name, filters));
    }
  }

  private static Map<String, String> searches(TestClient client) {
    TestClient.Reply some =
        client
            .search("{'pageLimit':1,'filters':[{'field':'phone','operator':'exists'}]}")
            .expect(200);
    String email =
        client
            .search("{'pageLimit':1,'filters':[{'field':'email','operator':'exists'}]}")
            .expect(200)
            .text("/contacts/0/email");
    Map<String, String> searches = new LinkedHashMap<>();
    searches.put("everything", "");
    searches.put("e-mail eq", "{'field':'email','operator':'eq','value':'" + email + "'}");
    searches.put(
        "phone eq",
        "{'field':'phone','operator':'eq','value':'" + some.text("/contacts/0/phone") + "'}");
    searches.put("tag eq", "{'field':'tags','operator':'eq','value':'vip'}");
    searches.put(
        "dateAdded, a day",
        "{'field':'dateAdded','operator':'range','value':{'gte':" + day(1) + "}}");
    searches.put(
        "dateAdded, 180 days",
        "{'field':'dateAdded','operator':'range','value':{'gte':" + day(180) + "}}");
    searches.put(
        "dateUpdated, a day",
        "{'field':'dateUpdated','operator':'range','value':{'gte':" + day(1) + "}}");
    searches.put(
        "tag and dateAdded, a day",
        searches.get("tag eq") + "," + searches.get("dateAdded, a day"));
    searches.put(
        "first name eq (no index)",
        "{'field':'firstNameLowerCase','operator':'eq','value':'nobody'}");
    return searches;
  }

  private static long day(int ago) {
    return System.currentTimeMillis() - ago * 86_400_000L;
  }

  private static void measure(TestClient client, String name, String filters) {
    String body = "{'pageLimit':100,'filters':[" + filters + "]}";
    long[] times = new long[TRIES];
    int total = 0;
    for (int i = 0; i < TRIES; i++) {
      long start = System.nanoTime();
      total = client.search(body).expect(200).at("/total").intValue();
      times[i] = System.nanoTime() - start;
    }
    Arrays.sort(times);
    System.out.printf(
        "%-28s %,9d found, median %,8.1f ms, slowest %,8.1f ms%n",
        name, total, times[TRIES / 2] / 1e6, times[TRIES - 1] / 1e6);
  }
}
