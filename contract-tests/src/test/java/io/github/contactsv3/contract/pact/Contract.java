package io.github.contactsv3.contract.pact;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.contactsv3.contract.DocumentedOperation;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the client sends in one case, what comes back, and what the client makes of it.
 *
 * @param operation the operation of the document
 * @param variant tells this case from the others of the operation
 * @param state what is so at the service, as a sentence
 * @param parameters what the sentence is about
 * @param request the body to send, or null
 * @param status the status of the response
 * @param response the body of the response
 * @param check says what the client gives or throws
 */
record Contract(
    DocumentedOperation operation,
    String variant,
    String state,
    Map<String, Object> parameters,
    @Nullable JsonNode request,
    int status,
    JsonNode response,
    Consumer<CallResult> check) {

  /**
   * How a call has ended.
   *
   * @param result what was returned, or null
   * @param thrown what was thrown, or null
   */
  record CallResult(@Nullable Object result, @Nullable RuntimeException thrown) {}

  /** Unique among all contracts. */
  String description() {
    return operation.id() + ", " + variant;
  }

  @Override
  public String toString() {
    return description();
  }
}
