package io.github.contactsv3.sandbox.internal.control;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.contactsv3.sandbox.internal.faults.FaultQueue;
import io.github.contactsv3.sandbox.internal.faults.FaultRule;
import io.github.contactsv3.sandbox.internal.message.JsonBody;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Faults as the control API reads and writes them. */
final class FaultJson {

  private FaultJson() {}

  static FaultRule read(ControlBody body) {
    FaultRule fault = kind(body);
    if (body.has("body")) {
      fault = fault.body(body.requiredText("body"));
    }
    String object = body.object("json");
    if (object != null) {
      fault = fault.json(object);
    }
    Duration retryAfter = body.duration("retryAfter");
    if (retryAfter != null) {
      fault = fault.retryAfter(retryAfter);
    }
    Set<String> operations = body.texts("operations");
    fault = fault.on(operations.toArray(new String[0])).after(body.number("after", 0));
    fault = body.flag("always") ? fault.always() : fault.times(body.number("times", 1));
    body.end();
    return fault;
  }

  private static FaultRule kind(ControlBody body) {
    String kind = body.requiredText("kind");
    return switch (kind) {
      case "status" -> FaultRule.status(body.number("status", 0));
      case "delay" -> FaultRule.delay(duration(body));
      case "reset-before" -> FaultRule.resetBeforeProcessing();
      case "reset-after" -> FaultRule.resetAfterProcessing();
      case "truncate" -> FaultRule.truncatedBody();
      case "garble" -> FaultRule.garbledBody();
      case "slow" -> FaultRule.slowBody(duration(body));
      case "duplicate" -> FaultRule.duplicateDelivery();
      default ->
          throw new IllegalArgumentException(
              "unknown kind '"
                  + kind
                  + "', there are status, delay, reset-before, reset-after, truncate, garble, slow"
                  + " and duplicate");
    };
  }

  private static Duration duration(ControlBody body) {
    Duration duration = body.duration("duration");
    if (duration == null) {
      throw new IllegalArgumentException("duration is missing");
    }
    return duration;
  }

  static ObjectNode write(FaultQueue.PendingFault entry) {
    FaultRule fault = entry.fault();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", entry.id());
    json.put("kind", fault.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    if (fault.kind() == FaultRule.Kind.STATUS) {
      json.put("status", fault.status());
    }
    if (!fault.duration().isZero()) {
      json.put("duration", fault.duration().toString());
    }
    if (fault.body() != null) {
      json.put("body", fault.body());
    }
    if (fault.json() != null) {
      json.set("json", JsonBody.parse(fault.json()));
    }
    if (fault.retryAfter() != null) {
      json.put("retryAfter", fault.retryAfter().toString());
    }
    new TreeSet<>(fault.operations()).forEach(json.putArray("operations")::add);
    json.put("after", fault.skip());
    if (fault.times() == FaultRule.ALWAYS) {
      json.put("always", true);
    } else {
      json.put("times", fault.times());
    }
    return json;
  }
}
