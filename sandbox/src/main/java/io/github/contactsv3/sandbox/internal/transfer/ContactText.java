package io.github.contactsv3.sandbox.internal.transfer;

import io.github.contactsv3.sandbox.internal.contacts.Contact;
import io.github.contactsv3.sandbox.internal.contacts.ContactDraft;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A property of a contact that is plain text.
 *
 * @param wireName its name in the API
 * @param read reads it
 * @param write puts it into a draft
 */
record ContactText(
    String wireName,
    Function<Contact, @Nullable String> read,
    BiConsumer<ContactDraft, @Nullable String> write) {

  /** All of them, in the order of the API's documents. */
  static final List<ContactText> ALL =
      List.of(
          new ContactText(
              "firstName", contact -> contact.firstName, (draft, text) -> draft.firstName = text),
          new ContactText(
              "lastName", contact -> contact.lastName, (draft, text) -> draft.lastName = text),
          new ContactText("email", contact -> contact.email, (draft, text) -> draft.email = text),
          new ContactText("phone", contact -> contact.phone, (draft, text) -> draft.phone = text),
          new ContactText(
              "companyName",
              contact -> contact.companyName,
              (draft, text) -> draft.companyName = text),
          new ContactText(
              "businessId",
              contact -> contact.businessId,
              (draft, text) -> draft.businessId = text),
          new ContactText(
              "businessName",
              contact -> contact.businessName,
              (draft, text) -> draft.businessName = text),
          new ContactText(
              "address1", contact -> contact.address1, (draft, text) -> draft.address1 = text),
          new ContactText("city", contact -> contact.city, (draft, text) -> draft.city = text),
          new ContactText("state", contact -> contact.state, (draft, text) -> draft.state = text),
          new ContactText(
              "postalCode",
              contact -> contact.postalCode,
              (draft, text) -> draft.postalCode = text),
          new ContactText(
              "country", contact -> contact.country, (draft, text) -> draft.country = text),
          new ContactText(
              "website", contact -> contact.website, (draft, text) -> draft.website = text),
          new ContactText(
              "timezone", contact -> contact.timezone, (draft, text) -> draft.timezone = text),
          new ContactText("type", contact -> contact.type, (draft, text) -> draft.type = text),
          new ContactText(
              "source", contact -> contact.source, (draft, text) -> draft.source = text),
          new ContactText(
              "assignedTo",
              contact -> contact.assignedTo,
              (draft, text) -> draft.assignedTo = text));
}
