package io.github.contactsv3.client.internal.call;

import feign.Contract;
import feign.DefaultContract;
import feign.MethodMetadata;
import java.util.List;
import java.util.Map;

/**
 * Spares Feign's templates what is the same in every call: the headers, which Feign would parse,
 * resolve and copy each time ({@link ApiMethod} has them instead), and the base URL, which it would
 * parse.
 */
final class BareTemplates implements Contract {
  private final Contract contract = feignContract();
  private final String baseUrl;

  BareTemplates(String baseUrl) {
    this.baseUrl = baseUrl;
  }

  /** {@code DefaultContract} came with Feign 13.9; its predecessor is deprecated since then. */
  @SuppressWarnings("deprecation")
  private static Contract feignContract() {
    try {
      return new DefaultContract();
    } catch (NoClassDefFoundError e) {
      return new Contract.Default();
    }
  }

  @Override
  public List<MethodMetadata> parseAndValidateMetadata(Class<?> type) {
    List<MethodMetadata> methods = contract.parseAndValidateMetadata(type);
    for (MethodMetadata method : methods) {
      method.template().headers(Map.of()).target(baseUrl);
    }
    return methods;
  }
}
