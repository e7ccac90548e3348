package io.github.contactsv3.errors;

import io.github.contactsv3.core.OperationInfo;
import java.util.List;

/** An operation for errors that are made in tests. */
final class Examples {
  static final OperationInfo GET_CONTACT =
      new OperationInfo(
          "getContact",
          "GET",
          "/contacts/{contactId}",
          true,
          null,
          List.of("contacts.readonly"),
          null,
          false);

  private Examples() {}

  static ServiceException.Builder error(int status, String... messages) {
    return ServiceException.builder()
        .operation(GET_CONTACT)
        .status(status)
        .messages(List.of(messages));
  }
}
