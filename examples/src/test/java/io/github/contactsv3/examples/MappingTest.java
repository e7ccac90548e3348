package io.github.contactsv3.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.client.ContactsClientBuilder;
import io.github.contactsv3.errors.ValidationException;
import io.github.contactsv3.model.Contact;
import io.github.contactsv3.model.ContactSummary;
import io.github.contactsv3.model.CreateContactRequest;
import io.github.contactsv3.sandbox.ContactsSandbox;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The snippets of the guide do what it says. */
class MappingTest {
  private static final Mapping.Form FORM = new Mapping.Form("Ada", "ada@example.com", null, null);

  @Test
  void form_locationOfTheClient_isSentAndNullsAreNot() {
    try (ContactsSandbox sandbox = ContactsSandbox.start()) {
      Contact contact =
          Mapping.signUp(client(sandbox).locationId(sandbox.locationId()).build(), FORM);

      assertThat(contact.getLocationId()).isEqualTo(sandbox.locationId());
      assertThat(sandbox.requests().list().get(0).body())
          .contains("\"locationId\":\"" + sandbox.locationId() + '"', "Ada")
          .doesNotContain("phone", "dateOfBirth", "null");
    }
  }

  @Test
  void form_clientWithoutLocation_isRefusedBeforeItIsSent() {
    try (ContactsSandbox sandbox = ContactsSandbox.start()) {
      ContactsClient client = client(sandbox).build();

      assertThatIllegalStateException()
          .isThrownBy(() -> Mapping.signUp(client, FORM))
          .withMessage(
              "CreateContactRequest.locationId is not set, and the client was built without a locationId");
      assertThat(sandbox.requests().list()).isEmpty();
    }
  }

  private static ContactsClientBuilder client(ContactsSandbox sandbox) {
    return ContactsClient.builder()
        .credentials(Credentials.privateIntegrationToken(sandbox.token()))
        .baseUrl(sandbox.baseUrl());
  }

  @Test
  void readContact_anyShape_hasOneLabel() {
    assertThat(Mapping.label(ContactSummary.builder().id("c").contactName("Ada").build()))
        .isEqualTo(Mapping.label(Contact.builder().id("c").name("Ada").build()))
        .isEqualTo("Ada, born null");
  }

  @Test
  void violations_ofTheService_areGroupedByProperty() {
    try (ContactsSandbox sandbox = ContactsSandbox.start()) {
      ContactsClient client = client(sandbox).locationId(sandbox.locationId()).build();
      CreateContactRequest request =
          CreateContactRequest.builder().additionalProperty("nickname", "A").build();

      ValidationException e =
          catchThrowableOfType(
              ValidationException.class, () -> client.contacts().createContact(request));

      assertThat(Mapping.refused(e))
          .containsExactly(Map.entry("nickname", "property nickname should not exist"));
    }
  }

  @Test
  void customFields_byKeyAndName_areWrittenAndRead() {
    try (ContactsSandbox sandbox = ContactsSandbox.start()) {
      ContactsClient client = client(sandbox).locationId(sandbox.locationId()).build();
      String id = Mapping.signUp(client, FORM).getId();

      assertThat(Mapping.customFields(client, id)).isEqualByComparingTo("1250.50");
      Contact contact = client.contacts().getContact(id).getContact();
      assertThat(client.fields().read(contact).single("Membership level")).contains("Gold");
      assertThat(client.fields().read(contact).display("preferred_times"))
          .contains("Mornings;Evenings");
    }
  }

  @Test
  void phone_asWritten_isE164() {
    assertThat(Mapping.phone().getPhone()).isEqualTo("+12015550123");
  }

  @Test
  void json_read_isEqual() {
    Contact contact =
        Contact.builder().id("c").firstName("Ada").additionalProperty("new", 1).build();
    assertThat(Mapping.json(contact)).isEqualTo(contact).hasToString(contact.toString());
  }
}
