package io.github.contactsv3.sandbox;

import com.fasterxml.jackson.databind.JsonNode;

/** Errors that come before those of the validation, with texts of their own (observed). */
final class ObservedErrors {

  private final boolean bulkLocation;

  ObservedErrors(SandboxOptions options) {
    this.bulkLocation = !options.assumes(Assumption.MISSING_BULK_LOCATION_IS_422);
  }

  /** Throws a 400 if the service has been observed to refuse the body with one. */
  void check(Operation operation, JsonNode body) {
    if (bulkLocation
        && operation.id().equals("bulkUpdateTags")
        && body.isObject()
        && !body.has("locationId")) {
      throw ApiError.refused("LocationId can't be undefined");
    }
  }
}
