package io.github.contactsv3.auth.internal;

import io.github.contactsv3.core.internal.HeaderText;
import io.github.contactsv3.errors.TokenProviderException;
import io.github.contactsv3.errors.internal.Secrets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks the application for a token, but not longer than the caller can wait. The application's code
 * may block in any way, and only another thread can leave it alone; such a thread ends a second
 * after its last use.
 */
final class TokenSupplier {
  /** Calls of a supplier that never returns must not pile up. */
  private static final int MOST_CALLS = 64;

  private static final int IDLE_SECONDS = 1;

  private final Supplier<? extends @Nullable String> supplier;
  private final Secrets secrets;
  private final Semaphore calls = new Semaphore(MOST_CALLS);
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          0,
          Integer.MAX_VALUE,
          IDLE_SECONDS,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          TokenSupplier::thread);

  TokenSupplier(Supplier<? extends @Nullable String> supplier, Secrets secrets) {
    this.supplier = supplier;
    this.secrets = secrets;
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(null, work, "contacts-v3-token-supplier", 0, false);
    thread.setDaemon(true);
    return thread;
  }

  /** Returns a token that a header can hold. */
  String get(Deadline deadline) {
    deadline.requireTime();
    FutureTask<@Nullable String> call = new FutureTask<>(supplier::get);
    try {
      start(call, deadline);
      return valid(call.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS), deadline);
    } catch (TimeoutException e) {
      throw error("the token supplier did not return in time", null, deadline);
    } catch (InterruptedException e) {
      throw deadline.interrupted();
    } catch (ExecutionException e) {
      throw failure(e, deadline);
    } finally {
      call.cancel(true);
    }
  }

  private void start(FutureTask<@Nullable String> call, Deadline deadline)
      throws InterruptedException {
    if (!calls.tryAcquire(deadline.left().toNanos(), TimeUnit.NANOSECONDS)) {
      throw error(
          MOST_CALLS + " earlier calls of the token supplier have not returned", null, deadline);
    }
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    boolean started = false;
    try {
      threads.execute(() -> run(call, loader));
      started = true;
    } finally {
      if (!started) {
        calls.release();
      }
    }
  }

  private void run(FutureTask<@Nullable String> call, @Nullable ClassLoader loader) {
    try {
      Thread.currentThread().setContextClassLoader(loader);
      call.run();
    } finally {
      Thread.currentThread().setContextClassLoader(null);
      calls.release();
    }
  }

  private String valid(@Nullable String token, Deadline deadline) {
    if (token == null) {
      throw error("the token supplier returned null", null, deadline);
    }
    secrets.remember(token);
    try {
      return HeaderText.checkToken("the token of the token supplier", token);
    } catch (IllegalArgumentException e) {
      throw error(String.valueOf(e.getMessage()), null, deadline);
    }
  }

  private TokenProviderException failure(ExecutionException e, Deadline deadline) {
    Throwable cause = Objects.requireNonNull(e.getCause());
    if (cause instanceof Error error) {
      throw error;
    }
    String message = "the token supplier failed: " + cause.getClass().getName();
    Throwable safe = secrets.maskedCause(cause);
    if (!Throwables.show(safe, List.of("pit-"))) {
      return error(message, safe, deadline);
    }
    // A token that was never returned. Its words can't be kept; where it was thrown can.
    TokenProviderException bare = error(message, null, deadline);
    bare.setStackTrace(cause.getStackTrace());
    return bare;
  }

  private static TokenProviderException error(
      String message, @Nullable Throwable cause, Deadline deadline) {
    return new TokenProviderException(deadline.operation(), deadline.attempts(), message, cause);
  }
}
