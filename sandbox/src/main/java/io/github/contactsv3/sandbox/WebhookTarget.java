package io.github.contactsv3.sandbox;

import io.github.contactsv3.sandbox.internal.webhooks.TargetRule;
import java.net.URI;
import java.time.Duration;
import java.util.Set;

/**
 * A URL that the sandbox sends webhooks to, and what becomes of them on the way. Without more, each
 * event is delivered once and in order, with 3 attempts a second apart until the response is 2xx.
 * Immutable.
 *
 * <pre>{@code
 * sandbox.webhooks().sendTo(WebhookTarget.of(url).copies(2).reversed(3));
 * }</pre>
 */
public final class WebhookTarget {
  final TargetRule rule;

  WebhookTarget(TargetRule rule) {
    this.rule = rule;
  }

  /**
   * Returns a target.
   *
   * @param url a URL of http or https
   * @return the target
   * @throws IllegalArgumentException if it is another one
   */
  public static WebhookTarget of(String url) {
    return new WebhookTarget(TargetRule.to(URI.create(url)));
  }

  /**
   * Sends only some types of events.
   *
   * @param types such as {@code ContactCreate}; without any, all are sent
   * @return another target
   * @throws IllegalArgumentException if there is no such type
   */
  public WebhookTarget types(String... types) {
    return with(Set.of(types), rule.copies(), rule.attempts(), rule.reversed());
  }

  /**
   * Delivers each event several times, as the service may.
   *
   * @param copies 1 to 100
   * @return another target
   * @throws IllegalArgumentException if it is out of range
   */
  public WebhookTarget copies(int copies) {
    return with(rule.types(), copies, rule.attempts(), rule.reversed());
  }

  /**
   * Limits the attempts of a delivery. A retry has the body, the time and the signature of the
   * first attempt.
   *
   * @param attempts 1 to 100, the first one included
   * @param retryDelay the delay before each retry, up to an hour, in real time
   * @return another target
   * @throws IllegalArgumentException if one is out of range
   */
  public WebhookTarget retries(int attempts, Duration retryDelay) {
    return new WebhookTarget(
        new TargetRule(
            rule.url(),
            rule.types(),
            rule.copies(),
            attempts,
            retryDelay,
            rule.delay(),
            rule.reversed()));
  }

  /**
   * Delivers each event late.
   *
   * @param delay up to an hour, in real time
   * @return another target
   * @throws IllegalArgumentException if it is out of range
   */
  public WebhookTarget delay(Duration delay) {
    return new WebhookTarget(
        new TargetRule(
            rule.url(),
            rule.types(),
            rule.copies(),
            rule.attempts(),
            rule.retryDelay(),
            delay,
            rule.reversed()));
  }

  /**
   * Changes the order: holds events back, and sends them newest first. Fewer are sent when no more
   * follow within a quarter of a second.
   *
   * @param events how many are held back, 1 to 100
   * @return another target
   * @throws IllegalArgumentException if it is out of range
   */
  public WebhookTarget reversed(int events) {
    return with(rule.types(), rule.copies(), rule.attempts(), events);
  }

  private WebhookTarget with(Set<String> types, int copies, int attempts, int reversed) {
    return new WebhookTarget(
        new TargetRule(
            rule.url(), types, copies, attempts, rule.retryDelay(), rule.delay(), reversed));
  }

  @Override
  public String toString() {
    return rule.toString();
  }
}
