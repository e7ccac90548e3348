package io.github.contactsv3.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.contactsv3.sandbox.Receiver.Received;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What happens in the sandbox is sent, signed, as the document of the webhooks says. */
class WebhookDeliveryTest extends SandboxTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  private void delivered() throws InterruptedException {
    assertThat(sandbox.webhooks().awaitDelivered(SOON)).isTrue();
  }

  private WebhookTarget to(Receiver receiver) {
    return WebhookTarget.of(receiver.url()).retries(1, Duration.ZERO);
  }

  @Test
  void requests_ofEveryKind_areSignedEventsInOrder() throws Exception {
    try (Receiver receiver = new Receiver()) {
      sandbox.clock().freezeAt(Instant.parse("2026-03-02T09:15:30Z"));
      sandbox.webhooks().sendTo(to(receiver));

      String id = client.create("{'firstName':'Ada','email':'ada@example.com','tags':['new']}");
      String path = "/contacts/" + id;
      client.put(path, "{'city':'Austin','dateOfBirth':'1990-09-25'}").expect(200);
      client.put(path, "{'city':'Austin'}").expect(200); // changes nothing
      client.post(path + "/tags", "{'tags':['vip']}").expect(201);
      client.put(path, "{'dndSettings':{'sms':{'status':'active','message':'no'}}}").expect(200);
      String note = client.post(path + "/notes", "{'body':'Hello'}").text("/note/id");
      client.put(path + "/notes/" + note, "{'body':'Good bye'}").expect(200);
      client.delete(path + "/notes/" + note).expect(200);
      String task =
          client
              .post(
                  path + "/tasks",
                  "{'title':'Call','dueDate':'2026-03-05T17:00:00Z','completed':false}")
              .text("/task/id");
      client.put(path + "/tasks/" + task, "{'title':'Call back'}").expect(200); // has no event
      client.put(path + "/tasks/" + task + "/completed", "{'completed':true}").expect(200);
      client.delete(path + "/tasks/" + task).expect(200);
      client.put(path, "{'locationId':'x'}").expect(422); // refused
      client.delete(path).expect(200);
      delivered();

      assertThat(receiver.types())
          .containsExactly(
              "ContactCreate",
              "ContactUpdate",
              "ContactTagUpdate",
              "ContactDndUpdate",
              "NoteCreate",
              "NoteUpdate",
              "NoteDelete",
              "TaskCreate",
              "TaskComplete",
              "TaskDelete",
              "ContactDelete");
      for (Received one : receiver.received) {
        assertThat(one.isSignedBy(sandbox.webhooks().publicKey())).isTrue();
        checkAgainstTheDocument(one);
      }
      JsonNode tagged = receiver.received.get(2).json();
      assertThat(tagged.at("/tags").toString()).isEqualTo("[\"new\",\"vip\"]");
      assertThat(tagged.at("/dateOfBirth").asText()).isEqualTo("1990-09-25T00:00:00.000Z");
      assertThat(tagged.at("/timestamp").asText()).isEqualTo("2026-03-02T09:15:30.000Z");
      assertThat(receiver.received.get(3).json().at("/dndSettings/SMS/message").asText())
          .isEqualTo("no");
      assertThat(receiver.received.get(8).json().at("/contactId").asText()).isEqualTo(id);
    }
  }

  private static void checkAgainstTheDocument(Received event) throws Exception {
    JsonNode document;
    try (InputStream in =
        WebhookDeliveryTest.class.getResourceAsStream("/META-INF/contacts-v3/webhooks.yaml")) {
      document = new YAMLMapper().readTree(in);
    }
    String schema =
        document
            .at("/x-webhooks/" + event.type() + "/post/requestBody/content/application~1json")
            .at("/schema/$ref")
            .asText();
    JsonNode properties = document.at(schema.substring(1) + "/properties");
    event
        .json()
        .properties()
        .forEach(
            property ->
                assertThat(properties.has(property.getKey()))
                    .as(event.type() + "." + property.getKey())
                    .isTrue());
    document
        .at(schema.substring(1) + "/required")
        .forEach(name -> assertThat(event.json().has(name.asText())).as(name.asText()).isTrue());
  }

  @Test
  void bulkRequest_isAnEventForEachContactThatChanges() throws Exception {
    String one = client.create("{'tags':['vip']}");
    String two = client.create("{}");
    try (Receiver receiver = new Receiver()) {
      sandbox.webhooks().sendTo(to(receiver));
      client
          .post(
              "/contacts/bulk/tags/update/add",
              "{'locationId':'%s','contacts':['%s','%s'],'tags':['vip']}"
                  .formatted(sandbox.locationId(), one, two))
          .expect(201);
      delivered();

      assertThat(receiver.types()).containsExactly("ContactTagUpdate");
      assertThat(receiver.received.get(0).json().at("/id").asText()).isEqualTo(two);
    }
  }

  @Test
  void off_orNotByARequest_nothingIsSent() throws Exception {
    client.create("{}");
    assertThat(sandbox.webhooks().deliveries()).isEmpty();
    try (Receiver receiver = new Receiver()) {
      sandbox.webhooks().sendTo(to(receiver));
      SandboxSnapshot before = sandbox.snapshot();
      sandbox.seed(5);
      sandbox.restore(before);
      sandbox.clear();
      delivered();
      assertThat(receiver.received).isEmpty();

      sandbox.reset();
      client.create("{}");
      assertThat(sandbox.webhooks().targets()).isEmpty();
      assertThat(sandbox.webhooks().deliveries()).isEmpty();
    }
  }

  @Test
  void retries_untilTaken_areTheSameBytes() throws Exception {
    try (Receiver receiver = new Receiver(500, 429)) {
      sandbox.webhooks().sendTo(to(receiver).retries(5, Duration.ofMillis(1)));
      client.create("{}");
      delivered();

      assertThat(sandbox.webhooks().deliveries())
          .extracting(WebhookDelivery::attempt, WebhookDelivery::status)
          .containsExactly(tuple(1, 500), tuple(2, 429), tuple(3, 200));
      assertThat(receiver.received)
          .extracting(Received::signature)
          .hasSize(3)
          .containsOnly(receiver.received.get(0).signature());
    }
  }

  @Test
  void noReceiver_isGivenUp() throws Exception {
    Receiver gone = new Receiver();
    gone.close();
    sandbox.webhooks().sendTo(to(gone).retries(2, Duration.ZERO));
    client.create("{}");
    delivered();

    assertThat(sandbox.webhooks().deliveries())
        .extracting(WebhookDelivery::status)
        .containsExactly(0, 0);
  }

  @Test
  void copiesAndReversedOrder_onRequest() throws Exception {
    try (Receiver receiver = new Receiver();
        Receiver second = new Receiver()) {
      sandbox.webhooks().sendTo(to(receiver).copies(2));
      sandbox.webhooks().sendTo(to(second).reversed(3).types("ContactCreate"));
      for (String name : List.of("a", "b", "c")) {
        client.create("{'firstName':'" + name + "'}");
      }
      delivered();

      assertThat(names(receiver)).containsExactly("a", "a", "b", "b", "c", "c");
      assertThat(names(second)).containsExactly("c", "b", "a");
    }
  }

  private static List<String> names(Receiver receiver) {
    return receiver.received.stream().map(one -> one.json().path("firstName").asText()).toList();
  }

  @Test
  void uninstall_ofALocation_revokesItsTokensOnly() throws Exception {
    sandbox.addLocation("Other");
    sandbox.oauthTokens("access-1", "refresh-1", sandbox.locationId());
    sandbox.oauthTokens("access-2", "refresh-2", "Other");
    try (Receiver receiver = new Receiver()) {
      sandbox.webhooks().sendTo(to(receiver));
      sandbox.webhooks().install("Other");
      sandbox.webhooks().uninstall("Other");
      delivered();

      assertThat(receiver.types()).containsExactly("INSTALL", "UNINSTALL");
      JsonNode event = receiver.received.get(1).json();
      assertThat(event.path("locationId").asText()).isEqualTo("Other");
      assertThat(event.path("companyId").asText()).isEqualTo(ContactsSandbox.DEFAULT_COMPANY_ID);
      checkAgainstTheDocument(receiver.received.get(1));
    }
    assertThatThrownBy(() -> sandbox.revokeToken("access-2"))
        .isInstanceOf(IllegalArgumentException.class);
    sandbox.revokeToken("access-1");
    assertThatThrownBy(() -> sandbox.webhooks().uninstall("Nowhere"))
        .hasMessage("no location Nowhere");
  }

  @Test
  void control_offersTheSame() throws Exception {
    ControlClient control = new ControlClient(sandbox);
    assertThat(control.get("/webhooks").ok("/publicKey").isNull()).isTrue();
    try (Receiver receiver = new Receiver()) {
      String added =
          "{'url':'%s','types':['UNINSTALL'],'copies':2,'attempts':1,'retryDelay':'PT0S','delay':'PT0.001S','reversed':1}";
      assertThat(
              control
                  .post("/webhooks", added.formatted(receiver.url()))
                  .ok("/targets/0/copies")
                  .asInt())
          .isEqualTo(2);
      client.create("{}");
      control.post("/webhooks/install", "{}").ok();
      control.post("/webhooks/uninstall", "{}").ok();
      delivered();

      assertThat(receiver.types()).containsExactly("UNINSTALL", "UNINSTALL");
      assertThat(control.get("/webhooks").ok("/deliveries/1/status").asInt()).isEqualTo(200);
      assertThat(
              receiver
                  .received
                  .get(0)
                  .isSignedBy(control.get("/webhooks").ok("/publicKey").asText()))
          .isTrue();
      assertThat(control.send(control.request("/webhooks").DELETE()).ok("/targets")).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                                | url is missing
          {'url':'::'}                                      | url is not a URL
          {'url':'file:///etc/passwd'}                      | url is not an absolute URL of http or https: file:///etc/passwd
          {'url':'http://127.0.0.1:1/','types':['Birth']}   | no event 'Birth'; there are ContactCreate, ContactDelete, ContactDndUpdate, ContactTagUpdate, ContactUpdate, INSTALL, NoteCreate, NoteDelete, NoteUpdate, TaskComplete, TaskCreate, TaskDelete, UNINSTALL
          {'url':'http://127.0.0.1:1/','copies':0}          | copies is 0, not 1 to 100
          {'url':'http://127.0.0.1:1/','delay':'P1D'}       | delay is PT24H, not PT0S to PT1H
          {'url':'http://127.0.0.1:1/','retry':1}           | unknown property 'retry'
          """)
  void control_badTarget_isOneClearLine(String body, String message) {
    ControlClient.Reply reply = new ControlClient(sandbox).post("/webhooks", body);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.body().path("message").asText()).isEqualTo(message);
    assertThat(sandbox.webhooks().targets()).isEmpty();
  }

  @Test
  void document_typesOfTheSandbox_areThoseOfTheDocument() throws Exception {
    Set<String> documented = new TreeSet<>();
    try (InputStream in =
        WebhookDeliveryTest.class.getResourceAsStream("/META-INF/contacts-v3/webhooks.yaml")) {
      new YAMLMapper()
          .readTree(in)
          .path("x-webhooks")
          .fieldNames()
          .forEachRemaining(documented::add);
    }
    WebhookTarget all =
        WebhookTarget.of("http://127.0.0.1:1/").types(documented.toArray(String[]::new));
    assertThat(all.toString()).contains("ContactDndUpdate");
    assertThatThrownBy(() -> WebhookTarget.of("http://127.0.0.1:1/").types("Birth"))
        .hasMessage("no event 'Birth'; there are " + String.join(", ", documented));
  }
}
