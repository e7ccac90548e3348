package io.github.contactsv3.micrometer;

import io.github.contactsv3.auth.spi.AuthListener;
import io.github.contactsv3.auth.spi.TokenKey;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;

/** Counts token refreshes. Thread-safe. */
final class MeteredTokens implements AuthListener {
  private final MeterRegistry registry;

  MeteredTokens(MeterRegistry registry) {
    this.registry = registry;
    for (TokenKey.Type type : TokenKey.Type.values()) {
      // From the start, so that a first failure shows as a rise from zero.
      counter("success", type);
      counter("failure", type);
    }
  }

  @Override
  public void refreshed(TokenKey key) {
    counter("success", key.type()).increment();
  }

  @Override
  public void refreshFailed(TokenKey key, RuntimeException error) {
    counter("failure", key.type()).increment();
  }

  private Counter counter(String outcome, TokenKey.Type type) {
    return Counter.builder("contacts.token.refreshes")
        .description("Refreshes of access tokens")
        .tag("outcome", outcome)
        .tag("type", type.name().toLowerCase(Locale.ROOT))
        .register(registry);
  }
}
