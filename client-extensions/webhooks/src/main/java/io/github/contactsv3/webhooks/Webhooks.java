package io.github.contactsv3.webhooks;

import io.github.contactsv3.core.spi.Clock;
import io.github.contactsv3.errors.InvalidWebhookException;
import io.github.contactsv3.errors.StaleWebhookException;
import io.github.contactsv3.webhooks.internal.SignatureCheck;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads webhooks of HighLevel: verifies the signature over the bytes as they were received, refuses
 * recordings, and returns a typed event. Immutable and thread-safe; build it once.
 *
 * <p>Every refusal is a {@link io.github.contactsv3.errors.WebhookException} that has the HTTP
 * status to respond with. Respond quickly: the service may send an event again that it has no
 * response for. Where a handler fails after {@link #read}, call {@link #release} before responding,
 * or else the retry is refused as repeated.
 */
public final class Webhooks {
  /**
   * What is accepted.
   *
   * @param appId the app, or null for any
   * @param tolerance the largest difference from the present
   * @param maxBytes the largest body
   */
  record Limits(@Nullable String appId, Duration tolerance, int maxBytes) {}

  private final SignatureCheck signatures;
  private final EventLedger ledger;
  private final Limits limits;
  private final Clock clock;

  Webhooks(SignatureCheck signatures, EventLedger ledger, Limits limits, Clock clock) {
    this.signatures = signatures;
    this.ledger = ledger;
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * Returns a reader with HighLevel's keys, a tolerance of 5 minutes and a replay guard in memory.
   *
   * @return a reader
   */
  public static Webhooks create() {
    return builder().build();
  }

  /**
   * Returns a builder.
   *
   * @return a builder whose settings all have defaults
   */
  public static WebhooksBuilder builder() {
    return new WebhooksBuilder();
  }

  /**
   * Reads a webhook and claims it in the replay guard.
   *
   * @param body the bytes of the body as they were received
   * @param headers returns the value of a header, or null if there is none, and ignores the case of
   *     names, such as {@code request::getHeader}
   * @return the event
   * @throws io.github.contactsv3.errors.WebhookSignatureException if there is no good signature
   * @throws InvalidWebhookException if the body is empty, too large or no event of this app
   * @throws StaleWebhookException if its time is too far from the present, or missing
   * @throws io.github.contactsv3.errors.RepeatedWebhookException if it was read before
   * @throws io.github.contactsv3.errors.ReplayGuardException if the replay guard fails
   */
  public WebhookEvent read(byte[] body, Function<String, @Nullable String> headers) {
    WebhookEvent event = verified(body, headers);
    checkAge(event.info());
    ledger.claim(event.info());
    return event;
  }

  /**
   * As {@link #read(byte[], Function)}, with the headers of a map.
   *
   * @param body the bytes of the body as they were received
   * @param headers texts, or lists of texts, by names in any case
   * @return the event
   */
  public WebhookEvent read(byte[] body, Map<String, ?> headers) {
    return read(body, name -> HeaderLookup.find(headers, name));
  }

  /**
   * Reads a webhook regardless of its time, such as a retry that carries the time of the first
   * delivery. The replay guard alone tells whether it was read before; {@link
   * WebhooksBuilder#rememberFor} says how long it can.
   *
   * @param body the bytes of the body as they were received
   * @param headers returns the value of a header, or null if there is none, and ignores the case of
   *     names
   * @return the event
   * @throws io.github.contactsv3.errors.WebhookException as {@link #read(byte[], Function)} does,
   *     but for a {@link StaleWebhookException}
   */
  public WebhookEvent readOfAnyAge(byte[] body, Function<String, @Nullable String> headers) {
    WebhookEvent event = verified(body, headers);
    ledger.claim(event.info());
    return event;
  }

  /**
   * As {@link #readOfAnyAge(byte[], Function)}, with the headers of a map.
   *
   * @param body the bytes of the body as they were received
   * @param headers texts, or lists of texts, by names in any case
   * @return the event
   */
  public WebhookEvent readOfAnyAge(byte[] body, Map<String, ?> headers) {
    return readOfAnyAge(body, name -> HeaderLookup.find(headers, name));
  }

  /**
   * Forgets an event whose handling has failed, so that its next delivery is read.
   *
   * @param event an event that was read
   * @throws io.github.contactsv3.errors.ReplayGuardException if the replay guard fails
   */
  public void release(WebhookEvent event) {
    ledger.release(event.info());
  }

  /**
   * Reads the bytes of a body, and not many more than may be accepted.
   *
   * @param stream the body; stays open
   * @return the bytes
   * @throws InvalidWebhookException if there are too many
   * @throws IOException if the stream fails
   */
  public byte[] readBody(InputStream stream) throws IOException {
    byte[] body = stream.readNBytes((int) Math.min(limits.maxBytes() + 1L, Integer.MAX_VALUE - 8));
    checkSize(body);
    return body;
  }

  private WebhookEvent verified(byte[] body, Function<String, @Nullable String> headers) {
    checkSize(body);
    if (body.length == 0) {
      throw new InvalidWebhookException("the body of the webhook is empty");
    }
    signatures.verify(body, headers);
    WebhookEvent event = EventReader.read(body);
    String app = limits.appId();
    if (app != null && !event.info().appId().equals(Optional.of(app))) {
      throw new InvalidWebhookException(
          "the event "
              + event.info().id()
              + (event.info().appId().isEmpty() ? " names no app" : " is of another app")
              + "; expected "
              + app);
    }
    return event;
  }

  private void checkSize(byte[] body) {
    if (body.length > limits.maxBytes()) {
      throw InvalidWebhookException.tooLarge(limits.maxBytes());
    }
  }

  private void checkAge(EventInfo event) {
    Instant time = event.timestamp().orElse(null);
    if (time == null) {
      throw new StaleWebhookException(
          event.id(), null, "the event " + event.id() + " has no timestamp that can be read");
    }
    Duration age = Duration.between(time, clock.now());
    if (age.abs().compareTo(limits.tolerance()) > 0) {
      throw new StaleWebhookException(
          event.id(),
          time,
          "the event %s is %s %s than the present; the tolerance is %s"
              .formatted(
                  event.id(), age.abs(), age.isNegative() ? "newer" : "older", limits.tolerance()));
    }
  }

  @Override
  public String toString() {
    return "Webhooks{appId=" + limits.appId() + ", tolerance=" + limits.tolerance() + "}";
  }
}
