package io.github.contactsv3.sandbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Status and body of an answer; the pipeline adds trace id and headers. */
record Answer(int status, ObjectNode body) {

  static Answer ok(ObjectNode body) {
    return new Answer(200, body);
  }

  static Answer created(ObjectNode body) {
    return new Answer(201, body);
  }

  /** What deletions answer: the right spelling and the service's old, wrong one. */
  static Answer succeeded() {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("succeeded", true);
    body.put("succeded", true);
    return ok(body);
  }
}
