package io.github.contactsv3.sandbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The lookup of the contact a new one would collide with. */
final class DuplicateHandler {

  private static final List<LocationState.UniqueField> EMAIL_FIRST =
      List.of(LocationState.UniqueField.EMAIL, LocationState.UniqueField.PHONE);

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
    List<LocationState.UniqueField> order =
        state.options.allowDuplicates() ? EMAIL_FIRST : state.options.uniqueFields();
    for (LocationState.UniqueField field : order) {
      Contact found =
          request
              .location()
              .findBy(
                  field,
                  field == LocationState.UniqueField.EMAIL
                      ? email
                      : normalise(number, request.location()));
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
