package io.github.contactsv3.client.internal;

import feign.Contract;
import feign.DefaultContract;
import feign.MethodMetadata;
import java.util.List;
import java.util.Map;

/**
 * Takes the headers of the generated interfaces out of Feign's templates. They are the same in
 * every call, and Feign would parse, resolve and copy each of them anew; {@link Call} has them
 * instead.
 */
final class BareTemplates implements Contract {
  private final Contract contract = new DefaultContract();

  @Override
  public List<MethodMetadata> parseAndValidateMetadata(Class<?> type) {
    List<MethodMetadata> methods = contract.parseAndValidateMetadata(type);
    for (MethodMetadata method : methods) {
      method.template().headers(Map.of());
    }
    return methods;
  }
}
