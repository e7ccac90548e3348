package io.github.contactsv3.sandbox.internal.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.contactsv3.sandbox.internal.message.ApiError;
import io.github.contactsv3.sandbox.internal.message.RawRequest;
import io.github.contactsv3.sandbox.internal.message.ServiceResponse;
import io.github.contactsv3.sandbox.internal.webhooks.Delivery;
import io.github.contactsv3.sandbox.internal.webhooks.TargetRule;
import io.github.contactsv3.sandbox.internal.webhooks.WebhookHub;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/** Webhooks, over HTTP. */
final class WebhookControl {
  private static final String PATH = "/webhooks";

  /** The page shows the latest ones. */
  private static final int SHOWN = 50;

  private final SandboxControl sandbox;
  private final WebhookHub hub;

  WebhookControl(SandboxControl sandbox) {
    this.sandbox = sandbox;
    this.hub = sandbox.parts().webhooks();
  }

  static boolean owns(String path) {
    return path.equals(PATH) || path.startsWith(PATH + "/");
  }

  ServiceResponse response(RawRequest raw, String path) {
    ControlBody body = new ControlBody(raw.body());
    return switch (raw.method() + " " + path.substring(PATH.length())) {
      case "GET " -> ServiceResponse.ok(view());
      case "POST " -> add(body);
      case "DELETE " -> clear(body);
      case "POST /install" -> installed(body);
      case "POST /uninstall" -> uninstalled(body);
      default -> throw ApiError.notFound("Cannot " + raw.method() + " " + raw.path());
    };
  }

  private ServiceResponse add(ControlBody body) {
    TargetRule plain = TargetRule.to(url(body.requiredText("url")));
    TargetRule rule =
        new TargetRule(
            plain.url(),
            body.texts("types"),
            body.number("copies", plain.copies()),
            body.number("attempts", plain.attempts()),
            Objects.requireNonNullElse(body.duration("retryDelay"), plain.retryDelay()),
            Objects.requireNonNullElse(body.duration("delay"), plain.delay()),
            body.number("reversed", plain.reversed()));
    body.end();
    hub.add(rule);
    return ServiceResponse.created(view());
  }

  private static URI url(String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("url is not a URL", e);
    }
  }

  private ServiceResponse clear(ControlBody body) {
    body.end();
    hub.clear();
    return ServiceResponse.ok(view());
  }

  private ServiceResponse installed(ControlBody body) {
    String locationId = body.text("locationId");
    body.end();
    sandbox.install(locationId);
    return ServiceResponse.ok(view());
  }

  private ServiceResponse uninstalled(ControlBody body) {
    String locationId = body.text("locationId");
    body.end();
    sandbox.uninstall(locationId);
    return ServiceResponse.ok(view());
  }

  /** The key only where there are webhooks: it is made when it is first needed. */
  private ObjectNode view() {
    ObjectNode view = JsonNodeFactory.instance.objectNode();
    List<TargetRule> rules = hub.targets();
    view.put("publicKey", rules.isEmpty() ? null : hub.publicKey());
    ArrayNode targets = view.putArray("targets");
    rules.forEach(rule -> write(rule, targets.addObject()));
    ArrayNode deliveries = view.putArray("deliveries");
    List<Delivery> all = hub.deliveries();
    for (Delivery delivery : all.subList(Math.max(0, all.size() - SHOWN), all.size())) {
      deliveries
          .addObject()
          .put("eventId", delivery.eventId())
          .put("type", delivery.type())
          .put("url", delivery.url().toString())
          .put("attempt", delivery.attempt())
          .put("status", delivery.status());
    }
    return view;
  }

  private static void write(TargetRule rule, ObjectNode view) {
    view.put("url", rule.url().toString());
    new TreeSet<>(rule.types()).forEach(view.putArray("types")::add);
    view.put("copies", rule.copies()).put("attempts", rule.attempts());
    view.put("retryDelay", rule.retryDelay().toString()).put("delay", rule.delay().toString());
    view.put("reversed", rule.reversed());
  }
}
