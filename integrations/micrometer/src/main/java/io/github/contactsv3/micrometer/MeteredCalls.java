package io.github.contactsv3.micrometer;

import io.github.contactsv3.client.spi.AttemptInfo;
import io.github.contactsv3.client.spi.CallInfo;
import io.github.contactsv3.client.spi.CallObserver;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Counts retries and measures waits. Thread-safe. */
final class MeteredCalls implements CallObserver {
  private final MeterRegistry registry;
  private final Map<Wait, Timer> waits = new EnumMap<>(Wait.class);

  MeteredCalls(MeterRegistry registry) {
    this.registry = registry;
    for (Wait wait : Wait.values()) {
      waits.put(
          wait,
          Timer.builder("contacts.client.waits")
              .description("What calls wait for before they are sent")
              .tag("wait", lower(wait))
              .register(registry));
    }
  }

  @Override
  public Call callStarted(CallInfo info) {
    return new Call() {
      @Override
      public void waited(Wait wait, Duration took) {
        Objects.requireNonNull(waits.get(wait)).record(took);
      }

      @Override
      public Attempt attemptStarted(AttemptInfo attempt, RequestHeaders headers) {
        if (attempt.retryReason() != null) {
          Counter.builder("contacts.client.retries")
              .description("Requests that were sent again")
              .tag("reason", lower(attempt.retryReason()))
              .tag("contacts.operation", info.operation().id())
              .register(registry)
              .increment();
        }
        return result -> {};
      }
    };
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
