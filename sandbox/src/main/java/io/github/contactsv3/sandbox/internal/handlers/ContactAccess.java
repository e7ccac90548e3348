package io.github.contactsv3.sandbox.internal.handlers;

import io.github.contactsv3.sandbox.internal.access.AccessControl;
import io.github.contactsv3.sandbox.internal.contacts.Contact;
import io.github.contactsv3.sandbox.internal.contacts.ContactDraft;
import io.github.contactsv3.sandbox.internal.contacts.SandboxState;
import io.github.contactsv3.sandbox.internal.message.ApiError;
import java.util.function.Consumer;

/** Reads and changes the contact that a request's path names. */
final class ContactAccess {

  private final SandboxState state;

  ContactAccess(SandboxState state) {
    this.state = state;
  }

  Contact get(Request request) {
    Contact contact = request.location().find(contactId(request));
    if (contact == null) {
      throw missing(request);
    }
    return contact;
  }

  /**
   * Changes the contact atomically, except its e-mail address and phone number. The change may run
   * more than once, each time on a draft of what is there then.
   */
  Contact change(Request request, Consumer<ContactDraft> change) {
    Contact contact =
        request
            .location()
            .change(
                contactId(request),
                before -> {
                  ContactDraft draft = new ContactDraft(before);
                  change.accept(draft);
                  return draft.toContact();
                });
    if (contact == null) {
      throw missing(request);
    }
    return contact;
  }

  /** The error for a contact that is not there, or belongs to another location. */
  ApiError missing(Request request) {
    String id = contactId(request);
    return state.isElsewhere(id, request.location())
        ? ApiError.forbidden(AccessControl.OTHER_LOCATION)
        : ApiError.contactNotFound(id);
  }

  private static String contactId(Request request) {
    return request.pathValue("contactId");
  }
}
