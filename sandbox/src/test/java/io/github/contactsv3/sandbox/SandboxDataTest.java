package io.github.contactsv3.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxDataTest {

  private static final String BOSTON = "Boston00000000000001";
  private static final Set<String> SCOPES = Set.of("contacts.readonly", "contacts.write");

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("sandbox.data");
  }

  @Test
  void restart_keepsContactsWithAllThatBelongsToThem() {
    String id;
    String before;
    try (ContactsSandbox sandbox = start()) {
      TestClient client = new TestClient(sandbox);
      id =
          client.create(
              "{'firstName':'Ada','email':'ada@example.com','tags':['vip'],'customFields':"
                  + "[{'key':'seats','fieldValue':2.5}]}");
      client.post("/contacts/" + id + "/notes", "{'body':'half \\ud83d'}").expect(201);
      client
          .post(
              "/contacts/" + id + "/tasks",
              "{'title':'call','dueDate':'2026-05-01T10:00:00Z','completed':false}")
          .expect(201);
      client.put("/contacts/" + id, "{'email':'lovelace@example.com'}").expect(200);
      client.post("/contacts/" + id + "/campaigns/campaign1", "{}").expect(201);
      sandbox.addAppointment(
          id, SandboxAppointment.confirmed("Demo", Instant.EPOCH, Instant.EPOCH));
      String gone = client.create("{'firstName':'Gone'}");
      client.delete("/contacts/" + gone).expect(200);
      sandbox.seed(50);
      before = export(sandbox);
      // No close: what follows opens a copy of what a killed process leaves.
      copy();
    }
    file = folder.resolve("copy");
    try (ContactsSandbox sandbox = start()) {
      assertThat(export(sandbox)).isEqualTo(before).contains("\"notes\"").doesNotContain("Gone");
      TestClient client = new TestClient(sandbox);
      client.createReply("{'email':'LOVELACE@example.com'}").expect(400);
      client.createReply("{'email':'ada@example.com'}").expect(201);
      assertThat(client.search("{'pageLimit':100}").at("/total").intValue()).isEqualTo(52);
      assertThat(client.search("{'pageLimit':9,'query':'lovelace'}").at("/contacts/0/id").asText())
          .isEqualTo(id);
    }
  }

  @Test
  void restart_keepsDeletedIdsLocationsTokensAndCustomFields() {
    String deleted;
    String refresh;
    try (ContactsSandbox sandbox = start()) {
      ControlClient control = new ControlClient(sandbox);
      TestClient client = new TestClient(sandbox);
      deleted = client.create("{'firstName':'Gone'}");
      client.delete("/contacts/" + deleted).expect(200);
      control.post("/locations", "{'locationId':'" + BOSTON + "','name':'Boston'}").ok();
      sandbox.grant("pit-boston", BOSTON, SCOPES);
      sandbox.setLocationActive(BOSTON, false);
      control.post("/custom-fields", "{'fieldKey':'contact.shoe','dataType':'FLOAT'}").ok();
      client.create("{'customFields':[{'key':'shoe','fieldValue':43}]}");
      sandbox.oauthTokens("access-1", "refresh-1", sandbox.locationId());
      refresh = refresh(client, "refresh-1").at("/refreshToken").asText();
    }
    try (ContactsSandbox sandbox = start()) {
      TestClient client = new TestClient(sandbox);
      assertThat(
              client
                  .post(
                      "/contacts/bulk/tags/update/add",
                      "{'locationId':'"
                          + sandbox.locationId()
                          + "','contacts':['"
                          + deleted
                          + "'],'tags':['x']}")
                  .body()
                  .toString())
          .contains("contact is deleted");
      assertThat(new ControlClient(sandbox).get("/locations").ok("/locations").toString())
          .contains(
              "{\"id\":\"" + BOSTON + "\",\"name\":\"Boston\",\"contacts\":0,\"active\":false}");
      new TestClient(sandbox.baseUrl(), "pit-boston", BOSTON)
          .createReply("{'firstName':'Grace'}")
          .expect(201);
      assertThat(client.search("{'pageLimit':1}").at("/contacts").toString()).contains("43");
      client.createReply("{'customFields':[{'key':'shoe','fieldValue':'x'}]}").expect(400);
      // Within the grace, a spent token gives the same pair again.
      assertThat(refresh(client, "refresh-1").at("/refreshToken").asText()).isEqualTo(refresh);
      JsonNode next = refresh(client, refresh);
      new TestClient(sandbox.baseUrl(), next.at("/accessToken").asText(), sandbox.locationId())
          .createReply("{'firstName':'Eve'}")
          .expect(201);
    }
  }

  @Test
  void restart_afterResetClearAndRestore_isAsItWasThen() {
    try (ContactsSandbox sandbox = start()) {
      sandbox.seed(5);
      SandboxSnapshot snapshot = sandbox.snapshot();
      sandbox.addLocation(BOSTON);
      sandbox.clear();
      sandbox.seed(BOSTON, 2);
      sandbox.restore(snapshot);
    }
    try (ContactsSandbox sandbox = start()) {
      assertThat(counts(sandbox)).isEqualTo("0 5 ");
      sandbox.seed(BOSTON, 3);
      sandbox.clear(sandbox.locationId());
      sandbox.revokeToken(sandbox.token());
    }
    try (ContactsSandbox sandbox = start()) {
      assertThat(counts(sandbox)).isEqualTo("3 0 ");
      new TestClient(sandbox).get("/contacts/x").expect(401);
      sandbox.addLocation("Denver00000000000001");
      sandbox.seed("Denver00000000000001", 1);
      sandbox.reset();
    }
    try (ContactsSandbox sandbox = start()) {
      assertThat(counts(sandbox)).isEqualTo("3 0 ");
      new TestClient(sandbox).get("/contacts/x").expect(400);
    }
  }

  @Test
  void seedsAndImports_goIntoANewFileOnly() throws IOException {
    Path csv = folder.resolve("all.csv");
    Files.writeString(csv, "email\nwrong\n");
    ContactsSandboxBuilder builder =
        ContactsSandbox.builder().quotaOff().seed(3).importContacts(csv).data(file);
    assertThatExceptionOfType(ContactImportException.class).isThrownBy(builder::start);
    Files.writeString(csv, "email\na@example.com\n");
    for (int run = 0; run < 3; run++) {
      try (ContactsSandbox sandbox = builder.start()) {
        assertThat(counts(sandbox)).isEqualTo("4 ");
      }
    }
  }

  @Test
  void restart_withTheSameRandomNumbers_replacesNobody() {
    for (int run = 1; run <= 2; run++) {
      ContactsSandboxBuilder builder = ContactsSandbox.builder().quotaOff().data(file);
      try (ContactsSandbox sandbox = builder.random(new Random(7)).start()) {
        new TestClient(sandbox).create("{'firstName':'Ada'}");
        assertThat(counts(sandbox)).isEqualTo(run + " ");
      }
    }
  }

  @Test
  void import_refused_isNotInTheFile() {
    try (ContactsSandbox sandbox = start()) {
      sandbox.seed(1);
      assertThatExceptionOfType(ContactImportException.class)
          .isThrownBy(
              () ->
                  sandbox.importContacts(
                      sandbox.locationId(),
                      ContactFormat.CSV,
                      new ByteArrayInputStream(
                          "email\na@b.cd\nx\n".getBytes(StandardCharsets.UTF_8))));
    }
    try (ContactsSandbox sandbox = start()) {
      assertThat(counts(sandbox)).isEqualTo("1 ");
    }
  }

  @Test
  void manyChanges_fileIsWrittenAnewAndKeepsThem() throws IOException {
    String before;
    String last;
    try (ContactsSandbox sandbox = start()) {
      sandbox.seed(20);
      TestClient client = new TestClient(sandbox);
      String id = client.create("{'firstName':'Ada'}");
      String note = "x".repeat(500_000);
      client.post("/contacts/" + id + "/notes", "{'body':'" + note + "'}").expect(201);
      long largest = 0;
      int changes = 0;
      while (Files.size(file) >= largest && changes < 5_000) {
        largest = Files.size(file);
        client.put("/contacts/" + id, "{'city':'Town " + changes++ + "'}").expect(200);
      }
      assertThat(Files.size(file)).as("after %d changes", changes).isLessThan(largest);
      last = "Town " + (changes - 1);
      before = export(sandbox);
    }
    try (ContactsSandbox sandbox = start()) {
      assertThat(export(sandbox)).isEqualTo(before).contains(last);
    }
  }

  @Test
  void start_fileInUse_isOneSentenceAndHarmless() {
    try (ContactsSandbox sandbox = start()) {
      assertThatIllegalStateException()
          .isThrownBy(this::start)
          .withMessage(file + " is in use by another sandbox");
      sandbox.seed(1);
    }
    try (ContactsSandbox sandbox = start()) {
      assertThat(counts(sandbox)).isEqualTo("1 ");
    }
  }

  @Test
  void start_portInUse_letsTheFileGo() {
    try (ContactsSandbox other = ContactsSandbox.start()) {
      int port = URI.create(other.baseUrl()).getPort();
      assertThatIllegalStateException()
          .isThrownBy(() -> ContactsSandbox.builder().port(port).data(file).start());
    }
    start().close();
  }

  private ContactsSandbox start() {
    return ContactsSandbox.builder().quotaOff().data(file).start();
  }

  private void copy() {
    try {
      Files.copy(file, folder.resolve("copy"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static JsonNode refresh(TestClient client, String token) {
    return client
        .post(
            "/oauth/token",
            "{'clientId':'%s','clientSecret':'%s','grantType':'refresh_token','refreshToken':'%s'}"
                .formatted(
                    ContactsSandbox.DEFAULT_CLIENT_ID,
                    ContactsSandbox.DEFAULT_CLIENT_SECRET,
                    token))
        .expect(200)
        .body();
  }

  private static String export(ContactsSandbox sandbox) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      sandbox.exportContacts(sandbox.locationId(), ContactFormat.JSON_LINES, out);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  /** Numbers of contacts of all locations, sorted by id. */
  private static String counts(ContactsSandbox sandbox) {
    StringBuilder counts = new StringBuilder();
    for (JsonNode each : new ControlClient(sandbox).get("/locations").ok("/locations")) {
      counts.append(each.path("contacts").asText()).append(' ');
    }
    return counts.toString();
  }
}
