package io.github.contactsv3.pagination;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.search.ContactQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A copy is in step after any crash, in virtual time: of requests, of the sink, of the process. */
@Timeout(120)
class SyncCrashTest {

  private static final int CRASHES = 1_000;

  private final Random random = new Random(7);
  private int crashes;

  @Test
  void crashedAnywhere_nothingIsMissed() {
    while (crashes < CRASHES * Integer.getInteger("walks", 1)) {
      story(random.nextInt(20_000));
    }
  }

  private void story(int lag) {
    int ahead = random.nextInt(5_000);
    FakeLocation location = new FakeLocation();
    FakeCopy copy = new FakeCopy();
    location.lag = () -> random.nextInt(lag + 1);
    location.date = date(random.nextInt(3), ahead);
    for (int i = random.nextInt(80); i > 0; i--) {
      live(location);
    }
    int rounds = 2 + random.nextInt(5);
    for (int round = 0; round < rounds; round++) {
      int rate = 3 + random.nextInt(20);
      copy.crash = () -> random.nextInt(rate) == 0;
      location.before =
          () -> {
            live(location);
            copy.crashMaybe();
          };
      attempt(location, copy, lag, ahead);
      for (int i = random.nextInt(30); i > 0; i--) {
        live(location);
      }
    }
    copy.crash = () -> false;
    location.before = () -> {};
    location.now += lag + 1;
    copy.watermark = run(location, copy, lag, ahead).toString();
    copy.assertHasAllOf(location);
  }

  private static LongFunction<Instant> date(int kind, int ahead) {
    return switch (kind) {
      case 0 -> now -> null;
      case 1 -> Instant::ofEpochMilli;
      default -> now -> Instant.ofEpochMilli(now + ahead);
    };
  }

  /** What happens at the location in a moment. */
  private void live(FakeLocation location) {
    location.now += List.of(0, 1, 700, 15_000).get(random.nextInt(4));
    String id = "id" + random.nextInt(60);
    if (random.nextInt(5) == 0) {
      location.delete(id);
    } else {
      location.put(id);
    }
  }

  private void attempt(FakeLocation location, FakeCopy copy, int lag, int ahead) {
    try {
      SyncWatermark next = run(location, copy, lag, ahead);
      copy.crashMaybe();
      copy.watermark = next.toString();
    } catch (RuntimeException e) {
      assertThat(e).hasStackTraceContaining("crashed");
      crashes++;
    }
  }

  /** Returns when no worker of the run is left that might still change the location. */
  private SyncWatermark run(FakeLocation location, FakeCopy copy, int lag, int ahead) {
    List<Thread> workers = new ArrayList<>();
    try {
      return sync(location, copy)
          .lag(Duration.ofMillis(lag))
          .overlap(Duration.ofMillis(ahead))
          .executor(
              task -> {
                Thread worker = new Thread(task);
                workers.add(worker);
                worker.start();
              })
          .run(copy)
          .watermark();
    } finally {
      workers.forEach(SyncCrashTest::join);
    }
  }

  private static void join(Thread worker) {
    try {
      worker.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private ContactSync sync(FakeLocation location, FakeCopy copy) {
    return ContactSync.of(
            location,
            "location",
            ContactQuery.all(),
            SyncWatermark.parse(copy.watermark),
            OptionalDouble::empty)
        .pageSize(1 + random.nextInt(20))
        .parallelism(1 + random.nextInt(3));
  }
}
