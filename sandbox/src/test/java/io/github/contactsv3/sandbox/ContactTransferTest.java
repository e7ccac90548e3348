package io.github.contactsv3.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContactTransferTest extends SandboxTest {

  private static final String BOSTON = "Boston00000000000001";

  @Override
  ContactsSandboxBuilder configure() {
    return super.configure().location(BOSTON);
  }

  @ParameterizedTest
  @EnumSource(ContactFormat.class)
  void exportAndImport_ofSeededContacts_isTheSame(ContactFormat format) {
    sandbox.seed(300);
    byte[] before = export(format);
    String everything = new String(export(ContactFormat.JSON_LINES), StandardCharsets.UTF_8);
    JsonNode searched = client.search("{'pageLimit':300}").at("/contacts");

    sandbox.clear();
    assertThat(importContacts(format, before)).isEqualTo(300);

    assertThat(text(export(format))).isEqualTo(text(before));
    JsonNode found = client.search("{'pageLimit':300}").at("/contacts");
    assertThat(found).hasSize(300);
    if (format == ContactFormat.JSON_LINES) {
      assertThat(found).isEqualTo(searched);
      assertThat(text(export(format))).isEqualTo(everything).contains("\"appointments\"");
    }
  }

  @Test
  void exportAndImport_ofEverythingAContactHas_isTheSame() {
    String id = richContact();
    byte[] exported = export(ContactFormat.JSON_LINES);
    String got = client.get("/contacts/" + id).expect(200).at("/contact").toString();
    String notes = client.get("/contacts/" + id + "/notes").at("/notes").toString();
    String tasks = client.get("/contacts/" + id + "/tasks").at("/tasks").toString();
    String events = client.get("/contacts/" + id + "/appointments").at("/events").toString();
    assertThat(text(exported))
        .contains("contact.interests", "\\ud83d", "two\\nlines", "eventStartTime", "campaign1");

    sandbox.clear();
    client.get("/contacts/" + id).expect(400);
    importContacts(ContactFormat.JSON_LINES, exported);

    assertThat(text(export(ContactFormat.JSON_LINES))).isEqualTo(text(exported));
    assertThat(client.get("/contacts/" + id).at("/contact")).hasToString(got);
    assertThat(client.get("/contacts/" + id + "/notes").at("/notes")).hasToString(notes);
    assertThat(client.get("/contacts/" + id + "/tasks").at("/tasks")).hasToString(tasks);
    assertThat(client.get("/contacts/" + id + "/appointments").at("/events")).hasToString(events);
  }

  @Test
  void importCsv_overWhatIsThere_keepsWhatHasNoColumn() {
    String id = richContact();
    byte[] csv = export(ContactFormat.CSV);
    String everything = text(export(ContactFormat.JSON_LINES));

    importContacts(ContactFormat.CSV, csv);
    assertThat(text(export(ContactFormat.JSON_LINES))).isEqualTo(everything);

    importContacts(
        ContactFormat.CSV,
        bytes("id,city,contact.seats,dndSettings.sms,tags\n" + id + ",,7,,b;a\n"));
    JsonNode contact = client.get("/contacts/" + id).at("/contact");
    assertThat(contact.has("city")).isFalse();
    assertThat(contact.at("/tags")).hasToString("[\"b\",\"a\"]");
    assertThat(contact.at("/dndSettings").has("sms")).isFalse();
    assertThat(contact.at("/dndSettings/email/message").asText()).isEqualTo("no, thanks");
    assertThat(contact.at("/customFields").toString()).contains("7", "one; two");
    assertThat(client.get("/contacts/" + id + "/notes").at("/notes")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"notes\":[{\"id\":\"n1\",\"body\":\"a\"},{\"id\":\"n1\",\"body\":\"b\"}]",
        "\"tasks\":[{\"id\":\"n1\",\"title\":\"a\",\"dueDate\":\"2026-01-01T00:00:00Z\"},"
            + "{\"id\":\"n1\",\"title\":\"b\",\"dueDate\":\"2026-01-01T00:00:00Z\"}]"
      })
  void importJsonLines_twoItemsWithOneId_isRefused(String items) {
    assertThatExceptionOfType(ContactImportException.class)
        .isThrownBy(() -> importContacts(ContactFormat.JSON_LINES, bytes("{" + items + "}\n")))
        .withMessageContaining("[1].id is that of another one of this contact");
  }

  @Test
  void importJsonLines_sameId_replacesTheContactWithItsEmail() {
    String id = client.create("{'email':'old@example.com','city':'Rome'}");
    importContacts(
        ContactFormat.JSON_LINES, bytes("{\"id\":\"" + id + "\",\"email\":\"new@example.com\"}\n"));

    assertThat(client.get("/contacts/" + id).at("/contact").has("city")).isFalse();
    client.createReply("{'email':'old@example.com'}").expect(201);
    client.createReply("{'email':'new@example.com'}").expect(400);
    assertThat(client.search("{'pageLimit':9}").at("/total").intValue()).isEqualTo(2);
  }

  @Test
  void importJsonLines_asTheApiWritesContacts_isTaken() {
    String id = client.create("{'firstName':'Ada','phone':'+15552345678','tags':['x']}");
    String got = client.get("/contacts/" + id).at("/contact").toString();
    String searched = client.search("{'pageLimit':1}").at("/contacts/0").toString();
    sandbox.clear();

    importContacts(ContactFormat.JSON_LINES, bytes(got));
    assertThat(client.get("/contacts/" + id).at("/contact")).hasToString(got);

    importContacts(ContactFormat.JSON_LINES, bytes(searched));
    assertThat(client.search("{'pageLimit':1}").at("/contacts/0/id").asText()).isEqualTo(id);
  }

  @Test
  void importAndExport_overHttp_areStreamsOfOneLocation() {
    ControlClient control = new ControlClient(sandbox);
    byte[] csv = bytes("\uFEFFfirstName,email\r\nAda,ada@example.com\r\n\r\n\"A, \"\"B\"\"\",\r\n");

    ControlClient.Reply reply = control.post("/import?locationId=" + BOSTON, "text/csv", csv);
    assertThat(reply.ok("/imported").intValue()).isEqualTo(2);

    assertThat(control.get("/contacts").ok("/total").intValue()).isZero();
    ControlClient.Reply exported = control.get("/export?locationId=" + BOSTON).ok();
    assertThat(exported.raw().headers().firstValue("content-type").orElse(""))
        .startsWith("application/x-ndjson");
    assertThat(exported.text().lines())
        .hasSize(2)
        .anyMatch(line -> line.contains("\"A, \\\"B\\\"\""));
    String asCsv =
        control
            .send(
                control.request("/export?locationId=" + BOSTON).header("Accept", "text/csv").GET())
            .ok()
            .text();
    assertThat(asCsv).startsWith("id,firstName,").contains(",ada@example.com,");
    assertThat(control.get("/export?format=csv").ok().text().lines()).hasSize(1);

    control.post("/clear", "{}").ok();
    control.post(
        "/import?format=jsonl", "text/csv", exported.text().getBytes(StandardCharsets.UTF_8));
    assertThat(control.get("/contacts").ok("/total").intValue()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "jsonl | {'email':'x'} | line 1: email must be an email",
        "jsonl | {'email':5} | line 1: email is not a string",
        "jsonl | {'firstName':'A'}~{'emial':'a@b.cd'} | line 2: emial is no property of a contact",
        "jsonl | {'firstName':'A'}~~{'firstName':} | line 3: column 14: not JSON: Unexpected character ('}' (code 125)): expected a valid value (JSON String, Number, Array, Object or token 'null', 'true' or 'false')",
        "jsonl | {'email':'a@b.cd','email':'a@b.cd'} | line 1: column 26: not JSON: Duplicate field 'email'",
        "jsonl | {'firstName':'A'} {'firstName':'B'} | line 1: column 19: not JSON: more than one value in the line",
        "jsonl | [1] | line 1: not a JSON object",
        "jsonl | {'id':7} | line 1: id is not a string",
        "jsonl | {'id':'a'}~{'id':'a'} | line 2: id is that of line 1 too",
        "jsonl | {'email':'A@b.cd'}~{'email':'a@B.cd'} | line 2: email is that of line 1 too",
        "jsonl | {'email':'taken@example.com'} | line 1: email is that of contact TakenContact00000001 too",
        "jsonl | {'id':'ElsewhereContact0001'} | line 1: id is that of a contact of another location",
        "jsonl | {'notes':[{'body':'x'},{'title':'y'}]} | line 1: notes[1].body is missing",
        "jsonl | {'tasks':[{'title':'x','dueDate':'soon'}]} | line 1: tasks[0].dueDate is not a date-time such as 2026-01-31T00:00:00Z",
        "jsonl | {'dateAdded':'soon'} | line 1: dateAdded is not a date-time such as 2026-01-31T00:00:00Z",
        "jsonl | {'dateOfBirth':'1990-13-01'} | line 1: dateOfBirth is not a date such as 1990-01-31",
        "jsonl | {'tags':'vip'} | line 1: tags is not an array of strings",
        "jsonl | {'dndSettings':{'sms':{'status':'off'}}} | line 1: dndSettings.sms.status is not active, inactive or permanent",
        "jsonl | {'dndSettings':{'fax':{'status':'active'}}} | line 1: dndSettings.fax is no channel",
        "jsonl | {'customFields':[{'id':'x','value':1}]} | line 1: customFields[0].id: no custom field x",
        "jsonl | {'customFields':[{'key':'seats','value':'x'}]} | line 1: customFields[0].value: Invalid Custom Field Value ``x`` for `nU6mEr9CvT3sPg1WyA5b`",
        "jsonl | {'appointments':[{'title':'x','start':'2026-01-02T00:00:00Z','end':'2026-01-01T00:00:00Z'}]} | line 1: appointments[0].end is before the start",
        "csv | firstName,emial~A,a@b.cd | line 1: column `emial` is no property of a contact and no custom field",
        "csv | firstName,firstName~A,B | line 1: column `firstName` is there twice",
        "csv | firstName;email~A;a@b.cd | line 1: column `firstName;email` is no property of a contact and no custom field",
        "csv | firstName,email~A,a@b.cd~B | line 3: 1 values for 2 columns",
        "csv | firstName,email~`A~B`,x | line 2: email must be an email",
        "csv | firstName,email~`A~B`,~C,x | line 4: email must be an email",
        "csv | contact.seats~many | line 2: contact.seats: Invalid Custom Field Value ``many`` for `nU6mEr9CvT3sPg1WyA5b`",
        "csv | dnd~maybe | line 2: dnd is not true or false",
        "csv | email~`x | line 2: not CSV: Missing closing quote for value",
      })
  void import_wrong_namesLineAndPropertyAndTakesNothing(
      String format, String lines, String problem) {
    sandbox.nextIds("TakenContact00000001");
    client.create("{'email':'taken@example.com'}");
    sandbox.seed(BOSTON, 1);
    sandbox.clear(BOSTON);
    importInto(BOSTON, "{\"id\":\"ElsewhereContact0001\"}");
    String text = lines.replace('~', '\n').replace('\'', '"').replace('`', '"');

    ControlClient.Reply reply =
        new ControlClient(sandbox).post("/import?format=" + format, "text/csv", bytes(text));

    assertThat(reply.status()).as(reply.text()).isEqualTo(400);
    assertThat(reply.body().at("/message").asText())
        .startsWith("nothing imported, 1 problem: line ");
    assertThat(reply.body().at("/problems")).hasSize(1);
    assertThat(reply.body().at("/problems/0").asText().replace('"', '`').replace('\'', '`'))
        .isEqualTo(problem.replace('\'', '`').replace('"', '`'));
    assertThat(client.search("{'pageLimit':9}").at("/total").intValue()).isEqualTo(1);
  }

  @Test
  void import_manyWrongLines_showsTheFirstTwenty() {
    assertThatExceptionOfType(ContactImportException.class)
        .isThrownBy(
            () -> importContacts(ContactFormat.JSON_LINES, bytes("{\"email\":\"x\"}\n".repeat(50))))
        .withMessage("nothing imported, 50 problems, the first: line 1: email must be an email")
        .satisfies(e -> assertThat(e.problems()).hasSize(20));
  }

  @Test
  void import_notUtf8_namesTheLine() {
    byte[] latin = "firstName\nAda\nJosé\n".getBytes(StandardCharsets.ISO_8859_1);

    assertThatExceptionOfType(ContactImportException.class)
        .isThrownBy(() -> importContacts(ContactFormat.CSV, latin))
        .satisfies(e -> assertThat(e.problems()).containsExactly("line 3: not UTF-8"));
    assertThat(client.search("{'pageLimit':9}").at("/total").intValue()).isZero();
  }

  @Test
  void import_largeFileWithAWrongHeader_isRefusedRatherThanReset() {
    byte[] large = bytes("nmae,email\n" + "Ada,ada@example.com\n".repeat(500_000));

    ControlClient.Reply reply = new ControlClient(sandbox).post("/import", "text/csv", large);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.body().at("/problems/0").asText()).startsWith("line 1: column \"nmae\"");
  }

  @ParameterizedTest
  @CsvSource({
    "/import, application/json, 415",
    "/import, text/plain, 415",
    "/import?format=xml, text/csv, 400",
    "/import?locationId=x, text/csv, 400"
  })
  void import_unknownFormatOrLocation_isRefused(String path, String type, int status) {
    assertThat(new ControlClient(sandbox).post(path, type, bytes("firstName\nA\n")).status())
        .isEqualTo(status);
  }

  @Test
  void export_unknownLocation_isRefused() {
    assertThat(new ControlClient(sandbox).get("/export?locationId=x").status()).isEqualTo(400);
  }

  @Test
  void importFile_byTheBuilder_isThereFromTheStart(@TempDir Path folder) throws IOException {
    Path csv = folder.resolve("all.csv");
    Files.writeString(csv, "firstName\nAda\nAlan\n");
    Path jsonl = folder.resolve("boston.jsonl");
    Files.writeString(jsonl, "{\"firstName\":\"Grace\"}");

    try (ContactsSandbox filled =
        ContactsSandbox.builder().importContacts(csv).importContacts(BOSTON, jsonl).start()) {
      filled.clear();
      filled.reset();
      assertThat(new ControlClient(filled).get("/locations").ok("/locations").toString())
          .contains("\"contacts\":1", "\"contacts\":2");
    }
    Files.writeString(csv, "email\nx\n");
    assertThatExceptionOfType(ContactImportException.class)
        .isThrownBy(() -> ContactsSandbox.builder().importContacts(csv).start())
        .withMessage(csv + ": nothing imported, 1 problem: line 2: email must be an email")
        .satisfies(
            e ->
                assertThat(e.problems()).containsExactly(csv + ", line 2: email must be an email"));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> ContactsSandbox.builder().importContacts(folder.resolve("no.csv")).start())
        .withMessage("cannot read " + folder.resolve("no.csv") + ": there is no such file");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ContactsSandbox.builder().importContacts(Path.of("contacts.xls")))
        .withMessage("the name of contacts.xls ends in neither .jsonl, .ndjson nor .csv");
  }

  /** A contact with everything that it can have, some of it nasty. */
  private String richContact() {
    String id =
        client.create(
            "{'firstName':' Zoë, the; second','lastName':'=1+1','email':'Zoe@Example.com',"
                + "'phone':'+15552345678','address1':'two\\nlines','city':'','website':'[x]',"
                + "'dateOfBirth':'1990-01-31','country':'US','timezone':'America/Chicago',"
                + "'source':'a\\u2028b','companyName':'\\ud83d\\ude00','tags':['a;b',' c ','[d'],"
                + "'dnd':true,'dndSettings':{'sms':{'status':'active'},'email':"
                + "{'status':'permanent','message':'no, thanks','code':'9'}},"
                + "'inboundDndSettings':{'all':{'status':'active','message':'m'}},"
                + "'customFields':[{'key':'interests','fieldValue':['one; two','three']},"
                + "{'key':'seats','fieldValue':12.5},{'key':'remarks','fieldValue':' \\n,'},"
                + "{'key':'contract','fieldValue':{'u1':{'name':'a.pdf','sizes':[1,2]}}}]}");
    client.post("/contacts/" + id + "/notes", "{'body':'half \\ud83d','pinned':true}").expect(201);
    client
        .post(
            "/contacts/" + id + "/tasks",
            "{'title':'call','dueDate':'2026-05-01T10:00:00Z','completed':false}")
        .expect(201);
    client.post("/contacts/" + id + "/followers", "{'followers':['u1','u2']}").expect(201);
    client.post("/contacts/" + id + "/campaigns/campaign1", "{}").expect(201);
    client
        .post(
            "/contacts/" + id + "/workflow/workflow1",
            "{'eventStartTime':'2021-06-23T03:30:00+01:00'}")
        .expect(200);
    sandbox.addAppointment(
        id,
        SandboxAppointment.confirmed(
            "Demo",
            Instant.parse("2026-07-16T15:00:00.123456789Z"),
            Instant.parse("2026-07-16T15:30:00Z")));
    return id;
  }

  private void importInto(String location, String line) {
    try {
      sandbox.importContacts(
          location, ContactFormat.JSON_LINES, new ByteArrayInputStream(bytes(line)));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private int importContacts(ContactFormat format, byte[] file) {
    try {
      return sandbox.importContacts(sandbox.locationId(), format, new ByteArrayInputStream(file));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private byte[] export(ContactFormat format) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      sandbox.exportContacts(sandbox.locationId(), format, out);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.toByteArray();
  }

  private static String text(byte[] file) {
    return new String(file, StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
