package io.github.contactsv3.resilience.internal;

import io.github.contactsv3.resilience.spi.QuotaKey;
import io.github.contactsv3.resilience.spi.QuotaLog;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A store that can be made to fail. Thread-safe. */
final class MemoryQuotaLog implements QuotaLog {
  final Map<String, String> texts = new ConcurrentHashMap<>();
  volatile Duration age = Duration.ofDays(1);

  /** Runs before each operation; may throw or block. */
  volatile Runnable before = () -> {};

  /** Runs after each replacement; may throw, although the text was replaced. */
  volatile Runnable afterReplace = () -> {};

  @Override
  public Entry read(QuotaKey key) {
    before.run();
    return new Entry(texts.get(key.name()), System.currentTimeMillis());
  }

  @Override
  public synchronized boolean replace(
      QuotaKey key, @Nullable String expected, String next, Duration life) {
    before.run();
    if (!Objects.equals(texts.get(key.name()), expected)) {
      return false;
    }
    texts.put(key.name(), next);
    afterReplace.run();
    return true;
  }

  @Override
  public Duration age() {
    return age;
  }
}
