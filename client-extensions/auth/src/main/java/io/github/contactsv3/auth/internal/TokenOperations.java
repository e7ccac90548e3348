package io.github.contactsv3.auth.internal;

import io.github.contactsv3.core.OperationInfo;
import io.github.contactsv3.errors.DecodingException;
import io.github.contactsv3.oauth.api.Operations;

/** The operations that errors of this package name. */
final class TokenOperations {
  static final OperationInfo REQUEST_TOKEN = find("requestToken");
  static final OperationInfo REQUEST_LOCATION_TOKEN = find("requestLocationToken");

  private TokenOperations() {}

  private static OperationInfo find(String id) {
    return Operations.all().stream().filter(o -> o.id().equals(id)).findAny().orElseThrow();
  }

  /**
   * The error of a response that has no token to use; the problem does not show it. Attempts are
   * known to the call, which succeeded.
   */
  static DecodingException unusable(OperationInfo operation, RuntimeException problem) {
    return new DecodingException(operation, 0, 200, "$", String.valueOf(problem.getMessage()));
  }
}
