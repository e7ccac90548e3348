package io.github.contactsv3.auth.internal;

import io.github.contactsv3.core.OperationInfo;
import io.github.contactsv3.errors.TokenStoreException;

/** Makes failures of a token store those of the call that needed the token. */
final class CallErrors {
  private CallErrors() {}

  /** Returns the failure with the operation of the call, unless it has one. */
  static TokenStoreException of(Deadline deadline, TokenStoreException error) {
    if (!error.operation().equals(OperationInfo.NONE)) {
      return error;
    }
    TokenStoreException own =
        new TokenStoreException(
            deadline.operation(),
            deadline.attempts(),
            String.valueOf(error.getMessage()),
            error.getCause());
    own.setStackTrace(error.getStackTrace());
    return own;
  }
}
