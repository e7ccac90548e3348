package io.github.contactsv3.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Requests that never end, clients that leave, and a server that is to stop meanwhile. */
class UnfinishedTest {

  private static final Duration SHORT = Duration.ofMillis(300);

  @Test
  void bodies_unfinishedByMany_keepNobodyElseWaiting() {
    try (ContactsSandbox sandbox = ContactsSandbox.builder().quotaOff().start()) {
      List<RawHttp> unfinished = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        RawHttp http = new RawHttp(sandbox);
        http.beginBody("/contacts/");
        unfinished.add(http);
      }

      new TestClient(sandbox).search("{'pageLimit':1}").expect(200);

      unfinished.forEach(RawHttp::close);
    }
  }

  @Test
  void imports_unfinishedByMany_keepNobodyElseWaiting() {
    try (ContactsSandbox sandbox = ContactsSandbox.builder().quotaOff().start()) {
      List<RawHttp> unfinished = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        RawHttp http = new RawHttp(sandbox);
        beginImport(http);
        unfinished.add(http);
      }

      new TestClient(sandbox).search("{'pageLimit':1}").expect(200);

      unfinished.forEach(RawHttp::close);
    }
  }

  @Test
  void seeding_clientGone_stops() throws InterruptedException {
    try (ContactsSandbox sandbox = ContactsSandbox.builder().quotaOff().start()) {
      try (RawHttp http = new RawHttp(sandbox)) {
        String body = "{\"count\":1000000}";
        http.write(
            "POST /__sandbox/seed HTTP/1.1\r\nHost: localhost\r\n"
                + "Content-Type: application/json\r\nContent-Length: "
                + body.length()
                + "\r\n\r\n"
                + body);
        while (contacts(sandbox) == 0) {
          Thread.onSpinWait();
        }
      }

      int before = -1;
      for (int now = contacts(sandbox); now != before; now = contacts(sandbox)) {
        before = now;
        // Long enough for the next contacts, if there are to be any.
        new CountDownLatch(1).await(500, TimeUnit.MILLISECONDS);
      }
      assertThat(before).isLessThan(1_000_000);
    }
  }

  private static int contacts(ContactsSandbox sandbox) {
    return new ControlClient(sandbox).get("").ok("/contacts").intValue();
  }

  @Test
  void import_standingStill_endsTheConnection() {
    try (ContactsSandbox sandbox = impatient();
        RawHttp http = new RawHttp(sandbox)) {
      beginImport(http);

      assertThat(http.readAll()).isEmpty();
    }
  }

  @Test
  void bodies_slowOnPurpose_keepNobodyElseWaiting() {
    try (ContactsSandbox sandbox = ContactsSandbox.builder().quotaOff().start()) {
      sandbox.faults().add(Fault.slowBody(Duration.ofHours(1)).times(40));
      List<RawHttp> slow = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        slow.add(search(sandbox, "{\"pageLimit\":1,\"locationId\":\"SandboxLocation00001\"}"));
      }
      awaitArrived(sandbox, 40);

      new TestClient(sandbox).search("{'pageLimit':1}").expect(200);

      slow.forEach(RawHttp::close);
    }
  }

  @Test
  void body_notThereInTime_isRespondedWith408AndLogged() {
    try (ContactsSandbox sandbox = impatient();
        RawHttp http = new RawHttp(sandbox)) {
      http.beginBody("/contacts/");

      String response = http.readAll();

      assertThat(response).startsWith("HTTP/1.1 408 ");
      JsonNode body = RawHttp.body(response);
      assertThat(body.at("/message").asText())
          .isEqualTo("the request's body did not arrive in time");
      assertThat(body.at("/statusCode").asInt()).isEqualTo(408);
      assertThat(body.at("/traceId").asText()).isNotEmpty();
      assertThat(sandbox.requests().list("createContact"))
          .singleElement()
          .extracting(RecordedRequest::status)
          .isEqualTo(408);
    }
  }

  @Test
  void headers_notThereInTime_endTheConnection() {
    try (ContactsSandbox sandbox = impatient();
        RawHttp http = new RawHttp(sandbox)) {
      http.write("GET /contacts/x HTTP/1.1\r\nHost: localhost\r\nX-Unfinished: ");

      assertThat(http.readAll()).isEmpty();
    }
  }

  @Test
  void body_tooLargeToBeReadAtAll_isRefusedAtOnceAndLogged() {
    try (ContactsSandbox sandbox = ContactsSandbox.start();
        RawHttp http = new RawHttp(sandbox)) {
      http.write(
          "POST /contacts/ HTTP/1.1\r\nHost: localhost\r\nVersion: v3\r\n"
              + "Content-Type: application/json\r\nContent-Length: 99999999999\r\n\r\n{");

      assertThat(http.readAll()).startsWith("HTTP/1.1 413 ").contains("\"traceId\"");
      assertThat(sandbox.requests().list("createContact"))
          .singleElement()
          .extracting(RecordedRequest::status)
          .isEqualTo(413);
    }
  }

  @Test
  void body_announcedWithExpect_isAskedFor() {
    try (ContactsSandbox sandbox = ContactsSandbox.start();
        RawHttp http = new RawHttp(sandbox)) {
      String body = "{\"locationId\":\"SandboxLocation00001\"}";
      http.write(
          "POST /contacts/ HTTP/1.1\r\nHost: localhost\r\nVersion: v3\r\nConnection: close\r\n"
              + "Authorization: Bearer pit-sandbox\r\nContent-Type: application/json\r\n"
              + "Expect: 100-continue\r\nContent-Length: "
              + body.length()
              + "\r\n\r\n");
      http.write(body);

      assertThat(http.readAll()).startsWith("HTTP/1.1 100 ").contains("HTTP/1.1 201 ");
    }
  }

  @Test
  void search_clientGone_stops() {
    try (ContactsSandbox sandbox = ContactsSandbox.builder().quotaOff().seed(8_000).start()) {
      search(sandbox, endless()).close();

      awaitArrived(sandbox, 1);
      assertThat(sandbox.requests().list("searchContacts"))
          .singleElement()
          .extracting(RecordedRequest::status)
          .as("0 for a request that nobody waits for")
          .isEqualTo(0);
    }
  }

  @Test
  void search_moreOnTheSameConnection_responsesBoth() {
    try (ContactsSandbox sandbox = ContactsSandbox.builder().quotaOff().seed(600).start();
        RawHttp http = search(sandbox, endless())) {
      http.write("GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

      assertThat(http.readAll()).contains("\"total\":0", "{\"status\":\"ok\"}");
    }
  }

  @Test
  void close_whateverIsUnderWay_endsWithinItsTime() {
    ContactsSandbox sandbox = ContactsSandbox.builder().quotaOff().seed(10_000).start();
    List<RawHttp> open = new ArrayList<>();
    sandbox.faults().add(Fault.delay(Duration.ofHours(1)).on("getContact"));
    sandbox.faults().add(Fault.slowBody(Duration.ofHours(1)).on("listTasks"));
    for (String path : List.of("/contacts/x", "/contacts/x/tasks")) {
      RawHttp http = new RawHttp(sandbox);
      http.write("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nVersion: v3\r\n\r\n");
      open.add(http);
    }
    RawHttp body = new RawHttp(sandbox);
    body.beginBody("/contacts/");
    open.add(body);
    open.add(search(sandbox, endless()));
    open.add(control(sandbox, "/seed", "{\"count\":1000000000}"));
    long begin = System.nanoTime();

    sandbox.close();

    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(4));
    for (RawHttp http : open) {
      assertThat(CompletableFuture.runAsync(http::readAll))
          .as("no connection stays open")
          .satisfiesAnyOf(
              read -> assertThat(read).succeedsWithin(Duration.ofSeconds(4)),
              read -> assertThat(read).failsWithin(Duration.ofSeconds(4)));
      http.close();
    }
  }

  @Test
  void requests_afterClose_areRefused() {
    ContactsSandbox sandbox = ContactsSandbox.start();
    sandbox.close();
    sandbox.close();

    assertThatThrownBy(() -> new RawHttp(sandbox)).hasMessageContaining("refused");
  }

  @Test
  void filters_tooMany_areRefused() {
    try (ContactsSandbox sandbox = ContactsSandbox.builder().quotaOff().start()) {
      TestClient client = new TestClient(sandbox);
      String condition = "{'field':'city','operator':'exists'}";
      client.search(filters((condition + ",").repeat(999) + condition)).expect(200);
      assertThat(
              client
                  .search(filters((condition + ",").repeat(1_000) + condition))
                  .expect(400)
                  .text("/message"))
          .isEqualTo("filters must not hold more than 1000 conditions and values");
      String tags = "'x',".repeat(1_000) + "'x'";
      client.search(filters("{'field':'tags','operator':'eq','value':[" + tags + "]}")).expect(400);
    }
  }

  @Test
  void filters_tooDeep_areRefused() {
    try (ContactsSandbox sandbox = ContactsSandbox.builder().quotaOff().start()) {
      TestClient client = new TestClient(sandbox);
      assertThat(client.search(nested(251)).expect(400).text("/message"))
          .isEqualTo("filters must not be nested more than 250 deep");
      assertThat(client.search(nested(300)).expect(400).text("/message"))
          .startsWith("JSON exceeds the limits of the service: a nesting of 512");
    }
  }

  private static void beginImport(RawHttp http) {
    http.write(
        "POST /__sandbox/import HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/csv\r\n"
            + "Content-Length: 1000\r\n\r\nemail\n");
  }

  private static String nested(int depth) {
    return filters("{'group':'AND','filters':[".repeat(depth) + "]}".repeat(depth));
  }

  private static String filters(String filters) {
    return "{'pageLimit':1,'filters':[" + filters + "]}";
  }

  /** A search that compares each contact a thousand times, and finds none. */
  private static String endless() {
    String condition =
        "{\"field\":\"address\",\"operator\":\"contains\",\"value\":\"no such place\"}";
    return "{\"locationId\":\"SandboxLocation00001\",\"pageLimit\":1,\"filters\":[{\"group\":\"OR\","
        + "\"filters\":["
        + (condition + ",").repeat(999)
        + condition
        + "]}]}";
  }

  private static RawHttp search(ContactsSandbox sandbox, String body) {
    return post(sandbox, "/contacts/search", body);
  }

  private static RawHttp control(ContactsSandbox sandbox, String path, String body) {
    return post(sandbox, "/__sandbox" + path, body);
  }

  private static RawHttp post(ContactsSandbox sandbox, String path, String body) {
    RawHttp http = new RawHttp(sandbox);
    http.write(
        "POST "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\nVersion: v3\r\nAuthorization: Bearer pit-sandbox\r\n"
            + "Content-Type: application/json\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body);
    return http;
  }

  private static ContactsSandbox impatient() {
    ContactsSandboxBuilder builder = ContactsSandbox.builder().quotaOff();
    builder.requestTimeout = SHORT;
    return builder.start();
  }

  private static void awaitArrived(ContactsSandbox sandbox, int requests) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (sandbox.requests().count() < requests) {
      assertThat(System.nanoTime()).as("arrived within 20 s").isLessThan(end);
      Thread.onSpinWait();
    }
  }
}
