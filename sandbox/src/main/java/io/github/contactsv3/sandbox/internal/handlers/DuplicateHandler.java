package io.github.contactsv3.sandbox.internal.handlers;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.contactsv3.sandbox.internal.contacts.Contact;
import io.github.contactsv3.sandbox.internal.contacts.ContactJson;
import io.github.contactsv3.sandbox.internal.contacts.LocationState;
import io.github.contactsv3.sandbox.internal.contacts.SandboxState;
import io.github.contactsv3.sandbox.internal.contacts.UniqueField;
import io.github.contactsv3.sandbox.internal.message.ApiError;
import io.github.contactsv3.sandbox.internal.message.ServiceResponse;
import io.github.contactsv3.sandbox.internal.values.Phones;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The lookup of the contact a new one would collide with. */
final class DuplicateHandler {

  private static final List<UniqueField> EMAIL_FIRST =
      List.of(UniqueField.EMAIL, UniqueField.PHONE);

  private final SandboxState state;

  DuplicateHandler(SandboxState state) {
    this.state = state;
  }

  void register(Map<String, Handler> table) {
    table.put("findDuplicateContact", this::find);
  }

  private ServiceResponse find(Request request) {
    String email = request.queryValue("email");
    String number = request.queryValue("number");
    if (email == null && number == null) {
      throw ApiError.badRequest("Pass at least one of number, email query parameter");
    }
    List<UniqueField> order =
        state.options().allowDuplicates() ? EMAIL_FIRST : state.options().uniqueFields();
    for (UniqueField field : order) {
      Contact found =
          request
              .location()
              .findBy(
                  field,
                  field == UniqueField.EMAIL ? email : normalise(number, request.location()));
      if (found != null) {
        return ServiceResponse.ok(ContactJson.wrap("contact", ContactJson.contact(found)));
      }
    }
    return ServiceResponse.ok(ContactJson.wrap("contact", JsonNodeFactory.instance.nullNode()));
  }

  private static @Nullable String normalise(@Nullable String number, LocationState location) {
    return number == null ? null : Phones.normalise(number, location.country);
  }
}
