package io.github.contactsv3.sandbox.live;

import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.errors.RateLimitedException;
import io.github.contactsv3.errors.ServiceException;
import io.github.contactsv3.sandbox.Assumption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** What a refusal for the quota says. */
final class QuotaProbe {
  /** More than the 100 in 10 seconds that are documented, for those that the window forgets. */
  private static final int MOST = 150;

  private static final int THREADS = 16;

  static final LiveCheck CHECK =
      new LiveCheck(
          LiveCheck.name(Assumption.RETRY_AFTER_ON_429),
          "a 429 has no Retry-After",
          LiveCheck.Need.QUOTA,
          MOST,
          QuotaProbe::ask);

  private QuotaProbe() {}

  private static Outcome ask(LiveService service) {
    ContactsClient client = service.withoutQuota();
    if (client == null) {
      return Outcome.unknown(LiveCheck.Need.QUOTA.refusal);
    }
    AtomicInteger left = new AtomicInteger(MOST);
    Callable<Optional<RateLimitedException>> sender = () -> exceed(service, client, left);
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<Optional<RateLimitedException>>> senders =
          threads.invokeAll(Stream.generate(() -> sender).limit(THREADS).toList());
      for (Future<Optional<RateLimitedException>> each : senders) {
        Optional<RateLimitedException> refused = each.get();
        if (refused.isPresent()) {
          return refused
              .get()
              .rateLimits()
              .retryAfter()
              .map(time -> Outcome.denied("Retry-After of " + time.toSeconds() + " s"))
              .orElseGet(() -> Outcome.confirmed("a 429 without Retry-After"));
        }
      }
      return Outcome.unknown("no 429 after " + MOST + " requests");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Outcome.unknown("interrupted");
    } catch (ExecutionException e) {
      return Outcome.unknown("the quota could not be used up: " + e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  private static Optional<RateLimitedException> exceed(
      LiveService service, ContactsClient client, AtomicInteger left) {
    while (left.getAndDecrement() > 0) {
      try {
        client.raw().send(service.search("/contacts/search", Map.of()));
      } catch (RateLimitedException e) {
        left.set(0);
        return Optional.of(e);
      } catch (ServiceException e) {
        left.set(0);
        return Optional.empty();
      }
    }
    return Optional.empty();
  }
}
