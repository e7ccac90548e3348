package io.github.contactsv3.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One operation of an API document.
 *
 * @param id operationId
 * @param method HTTP method in upper case
 * @param path path template
 * @param scopes scopes a token needs
 * @param queryParameters the parameters in the query
 * @param bodyRequired whether a body must be sent, if only an empty object
 * @param bodySchema schema of the request body as it stands in the document, references resolved
 * @param bodyValidator compiled schema of the request body
 */
record Operation(
    String id,
    String method,
    String path,
    List<String> scopes,
    List<QueryParameter> queryParameters,
    boolean bodyRequired,
    @Nullable JsonNode bodySchema,
    @Nullable JsonSchema bodyValidator) {

  /**
   * A parameter in the query.
   *
   * @param name name of the parameter
   * @param required whether it must be sent
   * @param schema its schema
   */
  record QueryParameter(String name, boolean required, JsonNode schema) {}
}
