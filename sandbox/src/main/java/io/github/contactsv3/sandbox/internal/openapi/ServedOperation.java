package io.github.contactsv3.sandbox.internal.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One operation of an API document.
 *
 * @param document the document it is of
 * @param id operationId
 * @param method HTTP method in upper case
 * @param path path template
 * @param caller whose token it takes
 * @param scopes scopes a token needs
 * @param queryParameters the parameters in the query
 * @param mediaTypes the encodings of its body
 * @param bodyRequired whether a body must be sent, if only an empty object
 * @param bodySchema schema of the request body as it stands in the document, references resolved
 * @param bodyValidator compiled schema of the request body
 */
public record ServedOperation(
    ServedDocument document,
    String id,
    String method,
    String path,
    Caller caller,
    List<String> scopes,
    List<QueryParameter> queryParameters,
    Set<String> mediaTypes,
    boolean bodyRequired,
    @Nullable JsonNode bodySchema,
    @Nullable JsonSchema bodyValidator) {

  /** Whose token an operation takes. */
  public enum Caller {
    ANYBODY,
    LOCATION,
    AGENCY
  }

  /**
   * A parameter in the query.
   *
   * @param name name of the parameter
   * @param required whether it must be sent
   * @param schema its schema
   */
  public record QueryParameter(String name, boolean required, JsonNode schema) {}
}
