package io.github.contactsv3.sandbox.internal.message;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Status and body of a response; the pipeline adds trace id and headers. */
public record ServiceResponse(int status, ObjectNode body) {

  public static ServiceResponse ok(ObjectNode body) {
    return new ServiceResponse(200, body);
  }

  public static ServiceResponse created(ObjectNode body) {
    return new ServiceResponse(201, body);
  }

  /** What deletions respond with: the right spelling and the service's old, wrong one. */
  public static ServiceResponse succeeded() {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("succeeded", true);
    body.put("succeded", true);
    return ok(body);
  }
}
