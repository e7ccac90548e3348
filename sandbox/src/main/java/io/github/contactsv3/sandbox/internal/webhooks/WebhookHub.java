package io.github.contactsv3.sandbox.internal.webhooks;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.contactsv3.sandbox.internal.access.SandboxApp;
import io.github.contactsv3.sandbox.internal.contacts.Contact;
import io.github.contactsv3.sandbox.internal.contacts.ContactChanges;
import io.github.contactsv3.sandbox.internal.values.AdjustableClock;
import io.github.contactsv3.sandbox.internal.values.Timestamps;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends what requests of the API do to contacts to the registered URLs, and installations. Seeding,
 * imports and the like cause no events. Has no key and no thread until a URL is registered.
 * Thread-safe.
 */
public final class WebhookHub implements ContactChanges, AutoCloseable {
  /** What the request of a thread has caused; none outside of requests. */
  private static final ThreadLocal<@Nullable Caused> CAUSED = new ThreadLocal<>();

  private record Caused(WebhookHub hub, List<EventBodies.Body> events) {}

  private final SandboxApp app;
  private final AdjustableClock clock;
  private final DeliveryLog log = new DeliveryLog();
  private final List<Target> targets = new CopyOnWriteArrayList<>();

  private final AtomicReference<@Nullable SigningKey> key = new AtomicReference<>();

  public WebhookHub(SandboxApp app, AdjustableClock clock) {
    this.app = app;
    this.clock = clock;
  }

  private SigningKey key() {
    SigningKey known = key.get();
    if (known == null) {
      key.compareAndSet(null, new SigningKey());
      known = Objects.requireNonNull(key.get());
    }
    return known;
  }

  /** Registers a URL. */
  public void add(TargetRule rule) {
    Target target = new Target(rule, log);
    target.start();
    targets.add(target);
  }

  /** The registered URLs. */
  public List<TargetRule> targets() {
    return targets.stream().map(Target::rule).toList();
  }

  /** The key that signatures can be verified with: SubjectPublicKeyInfo in Base64. */
  public String publicKey() {
    return key().publicKey();
  }

  /** The latest attempts, oldest first. */
  public List<Delivery> deliveries() {
    return log.all();
  }

  /** Waits until no event is left to be delivered; false if the time is over before. */
  public boolean awaitDelivered(Duration time) throws InterruptedException {
    return log.awaitIdle(time);
  }

  @Override
  public void changed(@Nullable Contact before, @Nullable Contact after) {
    Caused caused = CAUSED.get();
    if (caused != null && caused.hub() == this) {
      caused.events().addAll(EventBodies.of(before, after));
    }
  }

  /** Carries out a request and sends the events of its changes afterwards. */
  public <T> T sending(Supplier<T> request) {
    if (targets.isEmpty()) {
      return request.get();
    }
    List<EventBodies.Body> events = new ArrayList<>();
    CAUSED.set(new Caused(this, events));
    try {
      return request.get();
    } finally {
      CAUSED.remove();
      events.forEach(this::send);
    }
  }

  /** Sends an event of an installation: of a location, or of the company if it is null. */
  public void installed(@Nullable String locationId) {
    installation("INSTALL", locationId);
  }

  /** Sends an event of an uninstallation: of a location, or of the company if it is null. */
  public void uninstalled(@Nullable String locationId) {
    installation("UNINSTALL", locationId);
  }

  private void installation(String type, @Nullable String locationId) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    send(new EventBodies.Body(type, locationId, body.put("companyId", app.companyId())));
  }

  private void send(EventBodies.Body event) {
    if (targets.isEmpty()) {
      return;
    }
    String id = UUID.randomUUID().toString();
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("type", event.type());
    if (event.locationId() != null) {
      body.put("locationId", event.locationId());
    }
    body.put("timestamp", Timestamps.format(clock.now().toEpochMilli()));
    body.put("webhookId", id).put("appId", app.appId()).put("versionId", app.appId());
    body.setAll(event.body());
    String json = body.toString();
    String signature = key().sign(json.getBytes(StandardCharsets.UTF_8));
    SignedEvent signed = new SignedEvent(id, event.type(), json, signature);
    targets.forEach(target -> target.offer(signed));
  }

  /** Forgets all URLs, and the events that have not been delivered. */
  public void clear() {
    targets.forEach(Target::close);
    targets.clear();
    log.clear();
  }

  @Override
  public void close() {
    clear();
  }
}
