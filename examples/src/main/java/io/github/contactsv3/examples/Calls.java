package io.github.contactsv3.examples;

import io.github.contactsv3.client.CallOptions;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.client.RawRequest;
import io.github.contactsv3.client.fields.CustomFields;
import io.github.contactsv3.core.ApiResponse;
import io.github.contactsv3.errors.DecodingException;
import io.github.contactsv3.errors.DuplicateContactException;
import io.github.contactsv3.errors.ServiceException;
import io.github.contactsv3.model.Contact;
import io.github.contactsv3.model.ContactResponse;
import io.github.contactsv3.model.ContactSummary;
import io.github.contactsv3.model.CreateContactRequest;
import io.github.contactsv3.model.UpdateContactRequest;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** The snippets of docs/guide/calls.md. */
final class Calls {
  private Calls() {}

  static void update(ContactsClient client, String contactId) {
    // region update
    UpdateContactRequest request =
        UpdateContactRequest.builder()
            .firstName("Ada") // a value
            .clearPhone() // an explicit null
            .build(); // all else is absent and stays
    client.contacts().updateContact(contactId, request);
    // endregion
  }

  static BigDecimal customFields(ContactsClient client, String contactId) {
    // region custom-fields
    UpdateContactRequest request =
        UpdateContactRequest.builder()
            .customFields(
                CustomFields.id("6dvNaf7VhkQ9snc5vnjJ").single("Gold"),
                CustomFields.id("yB3sTq8WnE6rLk2VhX9d").money(new BigDecimal("1250.50")))
            .build();
    Contact contact = client.contacts().updateContact(contactId, request).getContact();
    CustomFields fields = CustomFields.of(contact.getCustomFields());
    BigDecimal budget = fields.money("yB3sTq8WnE6rLk2VhX9d").orElse(BigDecimal.ZERO);
    // endregion
    return budget;
  }

  static String withResponse(ContactsClient client, String contactId) {
    // region with-response
    ApiResponse<ContactResponse> response = client.contacts().getContactWithResponse(contactId);
    String left = response.header("X-RateLimit-Remaining").orElse("unknown");
    // endregion
    return left;
  }

  /** A class of the application's. */
  record Tagged(List<String> tags) {}

  static String createOnce(ContactsClient client, CreateContactRequest request) {
    // region create-or-recover
    Contact contact = client.createOrRecover(request);
    // endregion
    return contact.getId();
  }

  static ApiResponse<Tagged> raw(ContactsClient client, String contactId) {
    // region raw
    RawRequest request =
        RawRequest.post("/contacts/{id}/tags", contactId)
            .json(Map.of("tags", List.of("vip")))
            .idempotent(); // the same tag twice is one tag: retried even if the response was lost
    ApiResponse<Tagged> response = client.raw().send(request, Tagged.class);
    // endregion
    return response;
  }

  static void extraQuery(ContactsClient client, String contactId) {
    // region extra-query
    CallOptions preview = CallOptions.builder().queryParameter("preview", "true").build();
    client.with(preview).contacts().getContact(contactId);
    // endregion
  }

  static String surprises(ContactSummary contact) {
    // region surprises
    String added;
    try {
      added = String.valueOf(contact.getDateAdded());
    } catch (DecodingException e) { // ContactSummary "q7x".dateAdded is unreadable: ...
      added = "unknown, the response has " + contact.property("dateAdded");
    }
    // endregion
    return added;
  }

  static String createOrFind(ContactsClient client, CreateContactRequest request) {
    // region errors
    try {
      return client.contacts().createContact(request).getContact().getId();
    } catch (DuplicateContactException e) {
      return e.contactId().orElseThrow(); // the contact that has this address already
    } catch (ServiceException e) {
      throw new IllegalStateException("status " + e.status() + ", trace " + e.traceId(), e);
    }
    // endregion
  }
}
