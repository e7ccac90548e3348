package io.github.contactsv3.sandbox;

import io.github.contactsv3.sandbox.internal.control.SandboxControl;
import io.github.contactsv3.sandbox.internal.webhooks.WebhookHub;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The webhooks of a sandbox: what requests of the API do to contacts, notes and tasks, and
 * installations, signed and sent to URLs. Off until there is one. What seeds, imports, snapshots
 * and resets do is not sent. Thread-safe.
 */
public final class SandboxWebhooks {
  private final SandboxControl control;
  private final WebhookHub hub;

  SandboxWebhooks(SandboxControl control) {
    this.control = control;
    this.hub = control.parts().webhooks();
  }

  /**
   * Sends what happens from now on to a URL, in addition to those already there.
   *
   * @param target the URL, and what becomes of the events on the way
   */
  public void sendTo(WebhookTarget target) {
    hub.add(target.rule);
  }

  /**
   * Returns the targets.
   *
   * @return the targets, in the order in which they were added
   */
  public List<WebhookTarget> targets() {
    return hub.targets().stream().map(WebhookTarget::new).toList();
  }

  /** Forgets all targets and deliveries, and the events that have not been delivered. */
  public void clear() {
    hub.clear();
  }

  /**
   * Returns the key that the signatures of this sandbox are verified with.
   *
   * @return a public key of Ed25519, as SubjectPublicKeyInfo in Base64, for {@code
   *     Webhooks.builder().ed25519Keys(...)}
   */
  public String publicKey() {
    return hub.publicKey();
  }

  /**
   * Returns the latest thousand attempts.
   *
   * @return the attempts, oldest first
   */
  public List<WebhookDelivery> deliveries() {
    return hub.deliveries().stream()
        .map(d -> new WebhookDelivery(d.eventId(), d.type(), d.url(), d.attempt(), d.status()))
        .toList();
  }

  /**
   * Waits until every event has been delivered or given up.
   *
   * @param time the longest wait, in real time
   * @return false if events are still to be delivered after it
   * @throws InterruptedException if the thread is interrupted
   */
  public boolean awaitDelivered(Duration time) throws InterruptedException {
    return hub.awaitDelivered(time);
  }

  /**
   * Sends the event of an installation, as the exchange of an authorization code does.
   *
   * @param locationId the location, or null for the whole agency
   * @throws IllegalArgumentException if there is no such location
   */
  public void install(@Nullable String locationId) {
    control.install(locationId);
  }

  /**
   * Uninstalls the app: revokes its tokens of OAuth, and sends the event.
   *
   * @param locationId the location, or null for the whole agency
   * @throws IllegalArgumentException if there is no such location
   */
  public void uninstall(@Nullable String locationId) {
    control.uninstall(locationId);
  }
}
