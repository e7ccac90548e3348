package io.github.contactsv3.auth.internal;

import io.github.contactsv3.errors.CallInterruptedException;
import io.github.contactsv3.errors.internal.ErrorCopies;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One refresh in progress, which one thread leads and others wait for. */
final class InFlightRefresh {
  /** The end: a token, nothing new, or an error that concerns all who wait. */
  private record Result(@Nullable CachedToken token, @Nullable RuntimeException error) {}

  private final Deadline leader;
  private final CompletableFuture<Result> end = new CompletableFuture<>();

  InFlightRefresh(Deadline leader) {
    this.leader = leader;
  }

  void complete(@Nullable CachedToken token) {
    end.complete(new Result(token, null));
  }

  /**
   * Ends it with an error. The others don't suffer from what is the leader's own: its interrupt,
   * its short time, an error of the JVM in its thread. They then refresh themselves, one after the
   * other.
   */
  void fail(Throwable error) {
    boolean leadersOwn =
        Thread.currentThread().isInterrupted()
            || leader.isOver()
            || error instanceof CallInterruptedException;
    end.complete(new Result(null, error instanceof RuntimeException e && !leadersOwn ? e : null));
  }

  /**
   * Waits for the end.
   *
   * @return the token; null if there is none for this caller
   */
  @Nullable CachedToken await(Deadline deadline) {
    Result result;
    try {
      result = end.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw deadline.exceededWaitingFor(leader);
    } catch (InterruptedException e) {
      throw deadline.interrupted();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a refresh never completes exceptionally", e);
    }
    if (result.error() != null) {
      throw ErrorCopies.copyOf(result.error());
    }
    if (result.token() == null) {
      // The next leader may have no time to find out.
      deadline.learnFrom(leader);
    }
    return result.token();
  }
}
