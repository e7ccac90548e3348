package io.github.contactsv3.webhooks;

import io.github.contactsv3.core.internal.Ranges;
import io.github.contactsv3.core.spi.Clock;
import io.github.contactsv3.webhooks.internal.PublicKeys;
import io.github.contactsv3.webhooks.internal.SignatureCheck;
import io.github.contactsv3.webhooks.spi.ReplayGuard;
import java.security.PublicKey;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Builds {@link Webhooks}. Every setting has a default. Not thread-safe. */
public final class WebhooksBuilder {
  private static final int DEFAULT_IDS = 100_000;
  private static final Duration LONGEST = Duration.ofDays(365);

  private List<PublicKey> ed25519Keys =
      PublicKeys.read("Ed25519", List.of(PublicKeys.HIGHLEVEL_ED25519));
  private List<PublicKey> rsaKeys = PublicKeys.read("RSA", List.of(PublicKeys.HIGHLEVEL_RSA));
  private Duration tolerance = Duration.ofMinutes(5);
  private int maxBytes = 1 << 20;
  private Clock clock = Clock.system();
  private @Nullable Duration remembered;
  private @Nullable ReplayGuard replayGuard;
  private @Nullable String appId;

  WebhooksBuilder() {}

  /**
   * Replaces HighLevel's key of the header {@code x-ghl-signature}.
   *
   * @param keys one or more public keys of Ed25519, as SubjectPublicKeyInfo in Base64 or PEM; any
   *     of them may have signed, so that keys can be rotated
   * @return this
   * @throws IllegalArgumentException if there is none, or one is no such key
   */
  public WebhooksBuilder ed25519Keys(String... keys) {
    if (keys.length == 0) {
      throw new IllegalArgumentException("ed25519Keys: give at least one key");
    }
    ed25519Keys = PublicKeys.read("Ed25519", List.of(keys));
    return this;
  }

  /**
   * Replaces HighLevel's key of the older header {@code x-wh-signature}, which counts only where
   * the newer one is missing. HighLevel has announced its end for 2026.
   *
   * @param keys public keys of RSA, as SubjectPublicKeyInfo in Base64 or PEM; with none, the older
   *     header is not accepted
   * @return this
   * @throws IllegalArgumentException if one is no such key
   */
  public WebhooksBuilder rsaKeys(String... keys) {
    rsaKeys = PublicKeys.read("RSA", List.of(keys));
    return this;
  }

  /**
   * Refuses events that name another app or none. HighLevel signs the events of all apps with one
   * key, so that an event of another app has a good signature, too.
   *
   * @param appId the id of the app, the part of its client id before the {@code -}
   * @return this
   * @throws IllegalArgumentException if the id is blank
   */
  public WebhooksBuilder appId(String appId) {
    if (appId.isBlank()) {
      throw new IllegalArgumentException("appId is blank");
    }
    this.appId = appId;
    return this;
  }

  /**
   * Sets how far the time of an event may be from the present, in both directions.
   *
   * @param tolerance from 1 s to 365 days; 5 minutes by default
   * @return this
   * @throws IllegalArgumentException if it is out of that range
   */
  public WebhooksBuilder tolerance(Duration tolerance) {
    this.tolerance = Ranges.check("tolerance", tolerance, Duration.ofSeconds(1), LONGEST);
    return this;
  }

  /**
   * Sets how long the replay guard must remember an event at least. Give it the days during which
   * retries arrive if {@link Webhooks#readOfAnyAge} is used.
   *
   * @param time at least twice the tolerance, which is the default
   * @return this
   */
  public WebhooksBuilder rememberFor(Duration time) {
    this.remembered = Objects.requireNonNull(time, "time");
    return this;
  }

  /**
   * Sets what remembers the events that were read.
   *
   * @param guard the guard; by default one in memory for 100,000 events
   * @return this
   */
  public WebhooksBuilder replayGuard(ReplayGuard guard) {
    this.replayGuard = Objects.requireNonNull(guard, "guard");
    return this;
  }

  /**
   * Limits bodies.
   *
   * @param maxBytes the largest body in bytes, at least 1; 1 MiB by default
   * @return this
   * @throws IllegalArgumentException if it is less than 1
   */
  public WebhooksBuilder maxBytes(int maxBytes) {
    this.maxBytes = Ranges.check("maxBytes", maxBytes, 1, Integer.MAX_VALUE);
    return this;
  }

  /**
   * Sets the clock.
   *
   * @param clock the clock; that of the system by default
   * @return this
   */
  public WebhooksBuilder clock(Clock clock) {
    this.clock = Objects.requireNonNull(clock, "clock");
    return this;
  }

  /**
   * Builds the reader.
   *
   * @return an immutable reader
   * @throws IllegalArgumentException if events are remembered for less than twice the tolerance: a
   *     recording could then be sent again
   */
  public Webhooks build() {
    Duration least = tolerance.multipliedBy(2);
    Duration time = Objects.requireNonNullElse(remembered, least);
    if (time.compareTo(least) < 0) {
      throw new IllegalArgumentException(
          "rememberFor must be at least twice the tolerance, " + least + ", not " + time);
    }
    ReplayGuard guard =
        replayGuard == null ? ReplayGuards.inMemory(DEFAULT_IDS, clock) : replayGuard;
    return new Webhooks(
        new SignatureCheck(ed25519Keys, rsaKeys),
        new EventLedger(guard, time),
        new Webhooks.Limits(appId, tolerance, maxBytes),
        clock);
  }
}
