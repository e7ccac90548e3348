package io.github.contactsv3.sandbox.internal.rules;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.ValidationMessage;
import io.github.contactsv3.sandbox.internal.openapi.ServedDocument;
import io.github.contactsv3.sandbox.internal.openapi.ServedOperation;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Holds the sandbox's own responses against the documents. Thread-safe. */
public final class ResponseValidator {

  /**
   * Statuses that any HTTP server may give before it looks at an operation; the document omits
   * them.
   */
  private static final Set<Integer> UNDECLARED = Set.of(413, 415);

  private final Map<Response, JsonSchema> compiled = new ConcurrentHashMap<>();

  private record Response(ServedDocument document, String pointer) {}

  /**
   * What is wrong with a response, or null. Says where and which rule, never a value.
   *
   * @param operation the operation that was asked for
   * @param status status of the response
   * @param body body of the response, with its trace id
   */
  public @Nullable String violation(ServedOperation operation, int status, ObjectNode body) {
    if (UNDECLARED.contains(status)) {
      return null;
    }
    String pointer = operation.document().responsePointer(operation, status);
    if (pointer == null) {
      return operation.id() + " declares no status " + status;
    }
    Set<ValidationMessage> violations =
        compiled
            .computeIfAbsent(
                new Response(operation.document(), pointer),
                response -> response.document().schema(response.pointer()))
            .validate(body);
    return violations.isEmpty()
        ? null
        : operation.id()
            + " responds with "
            + status
            + " against the document: "
            + violations.stream()
                .map(violation -> violation.getInstanceLocation() + " " + violation.getType())
                .collect(Collectors.joining(", "));
  }
}
