package io.github.contactsv3.sandbox.internal.rules;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.contactsv3.sandbox.Assumption;
import io.github.contactsv3.sandbox.internal.contacts.SandboxOptions;
import io.github.contactsv3.sandbox.internal.message.ApiError;
import io.github.contactsv3.sandbox.internal.openapi.ServedOperation;

/** Errors that come before those of the validation, with texts of their own (observed). */
public final class ObservedErrors {

  private final boolean bulkLocation;

  public ObservedErrors(SandboxOptions options) {
    this.bulkLocation = !options.assumes(Assumption.MISSING_BULK_LOCATION_IS_422);
  }

  /** Throws a 400 if the service has been observed to refuse the body with one. */
  public void check(ServedOperation operation, JsonNode body) {
    if (bulkLocation
        && operation.id().equals("bulkUpdateTags")
        && body.isObject()
        && !body.has("locationId")) {
      throw ApiError.refused("LocationId can't be undefined");
    }
  }
}
