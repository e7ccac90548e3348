package io.github.contactsv3.client.internal.call;

import io.github.contactsv3.core.OperationInfo;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the operation behind a method of a generated interface. Thread-safe. */
final class OperationLookup {
  private static final String WITH_RESPONSE = "WithResponse";

  private static final Map<String, OperationInfo> BY_ID =
      Stream.of(
              io.github.contactsv3.api.Operations.all(),
              io.github.contactsv3.oauth.api.Operations.all(),
              io.github.contactsv3.fields.api.Operations.all())
          .flatMap(List::stream)
          .collect(Collectors.toUnmodifiableMap(OperationInfo::id, Function.identity()));

  private OperationLookup() {}

  /**
   * Returns the operation that a method calls.
   *
   * @param method a method of a generated interface
   * @return the operation
   * @throws IllegalArgumentException if the method is of another interface
   */
  static OperationInfo of(Method method) {
    String name = method.getName();
    OperationInfo operation = BY_ID.get(name);
    if (operation == null && name.endsWith(WITH_RESPONSE)) {
      operation = BY_ID.get(name.substring(0, name.length() - WITH_RESPONSE.length()));
    }
    if (operation == null) {
      throw new IllegalArgumentException(method + " is not an operation");
    }
    return operation;
  }
}
