package io.github.contactsv3.auth.internal;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One refresh under way, which one thread leads and others wait for. */
final class Flight {
  /** How a flight ended: with a token, with nothing new, or with an error. */
  private record Landing(@Nullable Held held, @Nullable Throwable error, boolean leaderGaveUp) {}

  private final CompletableFuture<Landing> end = new CompletableFuture<>();

  void land(@Nullable Held held) {
    end.complete(new Landing(held, null, false));
  }

  /**
   * Ends it with an error.
   *
   * @param leaderGaveUp whether the reason is the leader's own, its interrupt or its short time, so
   *     that the others should not suffer from it
   */
  void crash(Throwable error, boolean leaderGaveUp) {
    end.complete(new Landing(null, error, leaderGaveUp));
  }

  /** Waits for the end; returns null if it brought nothing for this caller. */
  @Nullable Held await(Deadline deadline) {
    Landing landing;
    try {
      landing = end.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw Deadline.exceeded();
    } catch (InterruptedException e) {
      throw Deadline.interrupted();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a flight has no exceptional end", e);
    }
    if (landing.error() instanceof RuntimeException e && !landing.leaderGaveUp()) {
      throw e;
    }
    if (landing.error() instanceof Error e) {
      throw e;
    }
    return landing.held();
  }
}
