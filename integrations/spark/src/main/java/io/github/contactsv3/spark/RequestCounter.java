package io.github.contactsv3.spark;

import io.github.contactsv3.client.spi.AttemptInfo;
import io.github.contactsv3.client.spi.CallInfo;
import io.github.contactsv3.client.spi.CallObserver;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what a task sends. Thread-safe. */
final class RequestCounter implements CallObserver {

  private static final int TOO_MANY_REQUESTS = 429;

  private final AtomicLong requests = new AtomicLong();
  private final AtomicLong rateLimited = new AtomicLong();

  long requests() {
    return requests.get();
  }

  long rateLimited() {
    return rateLimited.get();
  }

  @Override
  public Call callStarted(CallInfo call) {
    return new Call() {
      @Override
      public Attempt attemptStarted(AttemptInfo attempt, RequestHeaders headers) {
        requests.incrementAndGet();
        return result -> {
          if (result.status() == TOO_MANY_REQUESTS) {
            rateLimited.incrementAndGet();
          }
        };
      }
    };
  }
}
