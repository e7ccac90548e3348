package io.github.contactsv3.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.errors.DecodingException;
import io.github.contactsv3.errors.ServiceException;
import io.github.contactsv3.errors.TransportException;
import io.github.contactsv3.model.BulkBusinessRequest;
import io.github.contactsv3.model.Contact;
import io.github.contactsv3.model.ContactResponse;
import io.github.contactsv3.model.ContactSummary;
import io.github.contactsv3.model.CreateTaskRequest;
import io.github.contactsv3.model.CustomField;
import io.github.contactsv3.model.CustomFieldInput;
import io.github.contactsv3.model.DndStatus;
import io.github.contactsv3.model.SearchContactsRequest;
import io.github.contactsv3.model.SucceededResponse;
import io.github.contactsv3.model.TagsRequest;
import io.github.contactsv3.model.UpdateContactRequest;
import io.github.contactsv3.resilience.Quotas;
import io.github.contactsv3.resilience.RetryPolicy;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is in bodies, in both directions. */
class BodiesTest {
  private RecordingServer server;
  private ContactsClient client;

  @BeforeEach
  void start() throws IOException {
    server = RecordingServer.start();
    client =
        ContactsClient.builder()
            .credentials(Credentials.privateIntegrationToken("pit-test"))
            .retries(RetryPolicy.never())
            .quota(Quotas.unlimited())
            .baseUrl(server.url())
            .build();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private String sent(UpdateContactRequest request) {
    server.responses(200, "{\"succeeded\":true,\"contact\":{\"id\":\"c1\"}}");
    client.contacts().updateContact("c1", request);
    return server.only().text();
  }

  private Contact read(String properties) {
    server.responses(200, "{\"contact\":{\"id\":\"c1\"" + properties + "}}");
    return client.contacts().getContact("c1").getContact();
  }

  private DecodingException failsToRead(String body) {
    server.responses(200, body);
    return catchThrowableOfType(DecodingException.class, () -> client.contacts().getContact("c1"));
  }

  @Test
  void update_nothingSet_sendsAnEmptyObject() {
    assertThat(sent(UpdateContactRequest.builder().build())).isEqualTo("{}");
  }

  @Test
  void update_absentNullAndValue_areThreeThings() {
    assertThat(sent(UpdateContactRequest.builder().firstName("Ada").clearPhone().build()))
        .isEqualTo("{\"firstName\":\"Ada\",\"phone\":null}");
  }

  @Test
  void update_nullByAccident_isRefusedByName() {
    assertThatNullPointerException()
        .isThrownBy(() -> UpdateContactRequest.builder().phone(null))
        .withMessageContaining("UpdateContactRequest.phone");
  }

  @Test
  void bulkBusiness_nullDetaches() {
    server.responses(200, "{\"success\":true,\"ids\":[]}");

    client
        .bulkApi()
        .bulkSetBusiness(
            BulkBusinessRequest.builder().locationId("L1").ids("c1").clearBusinessId().build());

    assertThat(server.only().text())
        .isEqualTo("{\"locationId\":\"L1\",\"ids\":[\"c1\"],\"businessId\":null}");
  }

  @Test
  void dueDate_isWrittenWithoutFraction() {
    server.responses(201, "{\"task\":{\"id\":\"t1\",\"dueDate\":\"2026-01-31T09:30:00.000Z\"}}");

    OffsetDateTime dueDate =
        client
            .tasks()
            .createTask(
                "c1",
                CreateTaskRequest.builder()
                    .title("Call")
                    .dueDate(OffsetDateTime.parse("2026-01-31T09:30:00.000Z"))
                    .completed(false)
                    .build())
            .getTask()
            .getDueDate();

    assertThat(server.only().text()).contains("\"dueDate\":\"2026-01-31T09:30:00Z\"");
    assertThat(dueDate).isEqualTo("2026-01-31T09:30:00Z");
  }

  @Test
  void deleteWithBody_arrives() {
    server.responses(200, "{\"tags\":[]}");

    client.tags().removeTags("c1", TagsRequest.builder().tags("vip", "Größe").build());

    assertThat(server.only().method()).isEqualTo("DELETE");
    assertThat(server.only().text()).isEqualTo("{\"tags\":[\"vip\",\"Größe\"]}");
  }

  @Test
  void customField_ofEveryJsonType_isSentAsItIs() {
    List<Object> values =
        Arrays.asList(
            "text",
            12,
            new BigDecimal("19.90"),
            true,
            List.of("a", "b"),
            Map.of("uuid", Map.of("url", "https://example.com/f.pdf")));
    List<CustomFieldInput> fields = new ArrayList<>();
    values.forEach(
        value -> fields.add(CustomFieldInput.builder().id("f").fieldValue(value).build()));
    fields.add(CustomFieldInput.builder().id("f").clearFieldValue().build());

    assertThat(sent(UpdateContactRequest.builder().customFields(fields).build()))
        .isEqualTo(
            "{\"customFields\":[{\"id\":\"f\",\"fieldValue\":\"text\"},"
                + "{\"id\":\"f\",\"fieldValue\":12},{\"id\":\"f\",\"fieldValue\":19.90},"
                + "{\"id\":\"f\",\"fieldValue\":true},{\"id\":\"f\",\"fieldValue\":[\"a\",\"b\"]},"
                + "{\"id\":\"f\",\"fieldValue\":"
                + "{\"uuid\":{\"url\":\"https://example.com/f.pdf\"}}},"
                + "{\"id\":\"f\",\"fieldValue\":null}]}");
  }

  @Test
  void customField_ofEveryJsonType_isReadAsItIs() {
    Contact contact =
        read(
            ",\"customFields\":[{\"id\":\"1\",\"value\":\"text\"},{\"id\":\"2\",\"value\":12},"
                + "{\"id\":\"3\",\"value\":19.90},{\"id\":\"4\",\"value\":true},"
                + "{\"id\":\"5\",\"value\":[\"a\"]},{\"id\":\"6\",\"value\":{\"k\":1}},"
                + "{\"id\":\"7\",\"value\":null},{\"id\":\"8\"}]");

    assertThat(contact.getCustomFields())
        .extracting(CustomField::getValue)
        .containsExactly(
            "text", 12, new BigDecimal("19.90"), true, List.of("a"), Map.of("k", 1), null, null);
  }

  @ParameterizedTest
  @CsvSource({"call,email,sms,whatsApp,gmb,fb", "Call,Email,SMS,WhatsApp,GMB,FB"})
  void dndSettings_inEitherCasing_areRead(
      String call, String email, String sms, String whatsApp, String gmb, String fb) {
    String setting = "\":{\"status\":\"active\"}";
    Contact contact =
        read(
            ",\"dndSettings\":{\""
                + call
                + setting
                + ",\""
                + email
                + setting
                + ",\""
                + sms
                + setting
                + ",\""
                + whatsApp
                + setting
                + ",\""
                + gmb
                + setting
                + ",\""
                + fb
                + setting
                + ",\"RCS"
                + setting
                + "}");

    assertThat(contact.getDndSettings()).isNotNull();
    assertThat(
            List.of(
                contact.getDndSettings().getCall().getStatus(),
                contact.getDndSettings().getEmail().getStatus(),
                contact.getDndSettings().getSms().getStatus(),
                contact.getDndSettings().getWhatsApp().getStatus(),
                contact.getDndSettings().getGmb().getStatus(),
                contact.getDndSettings().getFb().getStatus()))
        .containsOnly(DndStatus.ACTIVE);
    assertThat(contact.getDndSettings().getAdditionalProperties()).containsOnlyKeys("RCS");
  }

  @Test
  void enumText_thatTheDocumentLacks_isKept() {
    DndStatus status =
        read(",\"dndSettings\":{\"call\":{\"status\":\"snoozed\"}}")
            .getDndSettings()
            .getCall()
            .getStatus();

    assertThat(status).isEqualTo(DndStatus.of("snoozed"));
    assertThat(status.isKnown()).isFalse();
  }

  @Test
  void rawControlCharacters_areRead() {
    assertThat(read(",\"source\":\"two\nlines\"").getSource()).isEqualTo("two\nlines");
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 202, 204})
  void emptySuccess_ofAnResponseThatPromisesNothing_isAnEmptyModel(int status) {
    server.responses(status, "");

    assertThat(client.contacts().deleteContact("c1"))
        .isEqualTo(SucceededResponse.builder().build());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "{\"contact\":null}", "{\"contact\":\"canary@example.com\"}"})
  void response_withoutWhatItPromises_failsWhereThatIsAskedFor(String body) {
    server.responses(200, body);
    ContactResponse response = client.contacts().getContact("c1");

    assertThatExceptionOfType(DecodingException.class)
        .isThrownBy(response::getContact)
        .withMessageStartingWith("ContactResponse.contact is unreadable: ")
        .withMessageNotContaining("canary")
        .withNoCause();
  }

  @Test
  void oddDate_isUnreadableByItself() {
    server.responses(
        200,
        "{\"contacts\":[{\"id\":\"1\"},\n{\"id\":\"2\",\"dateAdded\":\"canary@example.com\"}]}");

    List<ContactSummary> contacts =
        client
            .searchApi()
            .searchContacts(SearchContactsRequest.builder().locationId("L1").pageLimit(2).build())
            .getContacts();

    assertThat(contacts).extracting(ContactSummary::getId).containsExactly("1", "2");
    assertThatExceptionOfType(DecodingException.class)
        .isThrownBy(() -> contacts.get(1).getDateAdded())
        .withMessage("ContactSummary \"2\".dateAdded is unreadable: a text that does not fit")
        .withNoCause();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"contact\":",
        "{\"contact\":{\"id\":\"canary@example.com",
        "<html>canary@example.com</html>",
        "[]",
        "null",
        "\"canary@example.com\"",
        "{\"contact\":{\"id\":\"1\"}} canary@example.com"
      })
  void bodyThatIsNoObject_failsTheCallWithoutItsText(String body) {
    DecodingException e = failsToRead(body);

    assertThat(e).hasMessageStartingWith("getContact: can't read the response 200 at $");
    assertThat(e).hasMessageNotContaining("canary").hasNoCause();
    assertThat(e.operation().id()).isEqualTo("getContact");
    assertThat(e.status()).isEqualTo(200);
  }

  @Test
  void message_asStringOrArray_isRead() {
    server.responses(400, "{\"statusCode\":400,\"message\":\"one\",\"traceId\":\"t-1\"}");
    assertThat(fails().messages()).containsExactly("one");

    server.responses(422, "{\"statusCode\":422,\"message\":[\"one\",\"two\"]}");
    assertThat(fails().messages()).containsExactly("one", "two");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      value = {
        "503 | text/plain       | no healthy upstream              | no healthy upstream",
        "403 | text/html        | <html>error 1010</html>          | none",
        "500 | application/json | ''                               | none",
        "500 | application/json | {\"message\":\"cut             | cut",
        "500 | application/json | {\"message\":null}               | none",
        "502 | application/json | []                               | none",
        "404 | application/json | {\"error\":{\"message\":\"gone\"}} | gone",
      })
  void error_ofAnyShape_isAServiceException(int status, String type, String body, String message) {
    server.responses(status, type, body.getBytes(StandardCharsets.UTF_8));

    ServiceException e = fails();

    assertThat(e.status()).isEqualTo(status);
    assertThat(e.messages()).isEqualTo(message == null ? List.of() : List.of(message));
  }

  @Test
  void errorMessage_masksWhatMayBePersonal() {
    server.responses(
        400,
        "{\"message\":[\"Invalid Custom Field Value \\\"canary one\\\" for \\\"6dvNaf7VhkQ9snc5vnjJ\\\"\","
            + "\"canary@example.com is taken\",\"+1 (555) 010-0199 is no phone\"]}");

    ServiceException e = fails();

    assertThat(e)
        .hasMessage(
            "getContact: HTTP 400 (Invalid Custom Field Value *** for"
                + " \"6dvNaf7VhkQ9snc5vnjJ\"; *** is taken; *** is no phone)");
    assertThat(e.messages()).hasSize(3).anyMatch(text -> text.contains("canary one"));
  }

  @Test
  void redirect_isNotFollowed() {
    server.responses(302, "");

    assertThat(fails().status()).isEqualTo(302);
    assertThat(server.received()).hasSize(1);
  }

  @Test
  void noServer_isATransportException() {
    server.close();

    TransportException e =
        catchThrowableOfType(TransportException.class, () -> client.contacts().getContact("c1"));

    assertThat(e.operation().id()).isEqualTo("getContact");
    assertThat(e).hasCauseInstanceOf(IOException.class);
  }

  private ServiceException fails() {
    return catchThrowableOfType(ServiceException.class, () -> client.contacts().getContact("c1"));
  }
}
