package io.github.contactsv3.client.fields;

import io.github.contactsv3.core.spi.Clock;
import io.github.contactsv3.errors.CallInterruptedException;
import io.github.contactsv3.errors.internal.ErrorCopies;
import io.github.contactsv3.fields.api.Operations;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the loaded fields. One thread loads at a time; those that need the fields meanwhile wait
 * for it and get its result or a copy of its error. Thread-safe.
 */
final class FieldCache {

  /** Cached definitions, and the time of the clock when they were requested. */
  private record Loaded(FieldIndex index, long nanos) {}

  /** The end of a load; neither for an end that concerns only the thread that loaded. */
  private record Result(@Nullable FieldIndex index, @Nullable RuntimeException error) {}

  private final Supplier<FieldIndex> loader;
  private final Clock clock;
  private final AtomicReference<@Nullable Loaded> kept = new AtomicReference<>();
  private final AtomicReference<@Nullable CompletableFuture<Result>> loading =
      new AtomicReference<>();

  FieldCache(Supplier<FieldIndex> loader, Clock clock) {
    this.loader = loader;
    this.clock = clock;
  }

  /** Returns the fields, loaded if what is kept is older than it may be. */
  FieldIndex get(Duration maxAge) {
    while (true) {
      Loaded now = kept.get();
      if (now != null && clock.nanoTime() - now.nanos <= maxAge.toNanos()) {
        return now.index;
      }
      FieldIndex index = join(now);
      if (index != null) {
        return index;
      }
    }
  }

  /** Loads the fields by a request that is made after this call. */
  FieldIndex refresh() {
    CompletableFuture<Result> earlier = loading.get();
    if (earlier != null) {
      await(earlier);
    }
    while (true) {
      FieldIndex index = join(kept.get());
      if (index != null) {
        return index;
      }
    }
  }

  /** Loads, or waits for the thread that does; null if that had to give up by itself. */
  private @Nullable FieldIndex join(@Nullable Loaded known) {
    CompletableFuture<Result> own = new CompletableFuture<>();
    CompletableFuture<Result> other = loading.compareAndExchange(null, own);
    if (other == null) {
      return load(own, known);
    }
    Result result = await(other);
    if (result.error != null) {
      throw ErrorCopies.copyOf(result.error);
    }
    return result.index;
  }

  private FieldIndex load(CompletableFuture<Result> own, @Nullable Loaded known) {
    Result result = new Result(null, null);
    try {
      Loaded now = kept.get();
      if (now == null || Objects.equals(now, known)) {
        long nanos = clock.nanoTime();
        now = new Loaded(loader.get(), nanos);
        kept.set(now);
      }
      result = new Result(now.index, null);
      return now.index;
    } catch (CallInterruptedException e) {
      throw e; // of this thread alone
    } catch (RuntimeException e) {
      result = new Result(null, e);
      throw e;
    } finally {
      loading.set(null);
      own.complete(result);
    }
  }

  private static Result await(CompletableFuture<Result> load) {
    try {
      return load.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CallInterruptedException(
          Operations.byId("listCustomFields"), 0, "the custom fields");
    } catch (ExecutionException e) {
      throw new IllegalStateException("a load never completes exceptionally", e);
    }
  }
}
