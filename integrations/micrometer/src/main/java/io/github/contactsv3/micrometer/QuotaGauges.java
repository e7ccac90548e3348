package io.github.contactsv3.micrometer;

import io.github.contactsv3.core.QuotaSnapshot;
import io.github.contactsv3.errors.ContactsApiException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** Gauges of one quota, read once for all of them. Thread-safe. */
final class QuotaGauges implements MeterBinder {
  private static final long LIFE = TimeUnit.SECONDS.toNanos(1);

  private final Supplier<Optional<QuotaSnapshot>> quota;
  private final LongSupplier nanoTime;
  private final List<Tag> tags;
  private final ReentrantLock lock = new ReentrantLock();
  private Optional<QuotaSnapshot> last = Optional.empty();
  private boolean read;
  private long readAt;

  QuotaGauges(Supplier<Optional<QuotaSnapshot>> quota, LongSupplier nanoTime, List<Tag> tags) {
    this.quota = quota;
    this.nanoTime = nanoTime;
    this.tags = tags;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    gauge(registry, "limit", "Requests that may be sent in an interval", QuotaSnapshot::limit);
    gauge(registry, "used", "Requests that count against the limit now", QuotaSnapshot::used);
    gauge(
        registry,
        "available",
        "Requests that could be sent without waiting",
        QuotaSnapshot::available);
    gauge(registry, "waiting", "Calls that wait for their turn", QuotaSnapshot::waiting);
    gauge(registry, "daily.limit", "Requests that may be sent in a day", QuotaSnapshot::dailyLimit);
    gauge(
        registry,
        "daily.remaining",
        "Requests that are left of the day",
        snapshot -> known(snapshot.dailyRemaining()));
  }

  private void gauge(
      MeterRegistry registry,
      String name,
      String description,
      ToDoubleFunction<QuotaSnapshot> value) {
    Gauge.builder(
            "contacts.quota." + name,
            this,
            gauges -> gauges.snapshot().map(value::applyAsDouble).orElse(Double.NaN))
        .description(description)
        .tags(tags)
        .strongReference(true)
        .register(registry);
  }

  private static double known(OptionalLong value) {
    return value.isPresent() ? value.getAsLong() : Double.NaN;
  }

  private Optional<QuotaSnapshot> snapshot() {
    lock.lock();
    try {
      long now = nanoTime.getAsLong();
      if (!read || now - readAt > LIFE) {
        last = readQuota();
        readAt = now;
        read = true;
      }
      return last;
    } finally {
      lock.unlock();
    }
  }

  private Optional<QuotaSnapshot> readQuota() {
    try {
      return quota.get();
    } catch (ContactsApiException e) {
      // The calls that need the store report why it fails.
      return Optional.empty();
    }
  }
}
