package io.github.contactsv3.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.contactsv3.core.Priority;
import io.github.contactsv3.core.QuotaSnapshot;
import io.github.contactsv3.core.RateLimits;
import io.github.contactsv3.resilience.Quotas;
import io.github.contactsv3.resilience.spi.Permit;
import io.github.contactsv3.resilience.spi.QuotaGate;
import io.github.contactsv3.resilience.spi.QuotaKey;
import io.github.contactsv3.resilience.spi.QuotaLog;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What every {@link QuotaLog} has to do, as tests for JUnit Jupiter. Extend it in the tests of your
 * store:
 *
 * <pre>{@code
 * class MyQuotaLogTest extends QuotaLogContract {
 *   @Override
 *   protected QuotaLog log() {
 *     return new MyQuotaLog(emptyDatabase);
 *   }
 * }
 * }</pre>
 *
 * <p>Each test wants a store without texts. The tests take some seconds.
 */
public abstract class QuotaLogContract {
  private static final Duration LIFE = Duration.ofHours(25);
  private static final QuotaKey KEY = new QuotaKey("app-1", "loc1");
  private static final int THREADS = 8;
  private static final int CHANGES = 25;

  /** Creates the contract. */
  protected QuotaLogContract() {}

  /**
   * Returns the store to test.
   *
   * @return an object over the storage of this test, which is empty at first; called again within a
   *     test, another object over the same storage
   */
  protected abstract QuotaLog log();

  @Test
  void read_nothingThere_hasTheTimeAlone() {
    QuotaLog.Entry first = log().read(KEY);
    assertNull(first.text());
    long year = Duration.ofDays(365).toMillis();
    long off = Math.abs(first.millis() - System.currentTimeMillis());
    assertTrue(off < year, "milliseconds since 1970, not " + first.millis());
    QuotaLog.Entry second = log().read(KEY);
    assertTrue(second.millis() >= first.millis(), "the time does not go back");
  }

  @Test
  void read_laterOn_theTimeHasPassed() throws InterruptedException {
    QuotaLog log = log();
    long start = System.nanoTime();
    long first = log.read(KEY).millis();
    Thread.sleep(200);
    long second = log.read(KEY).millis();
    long most = Duration.ofNanos(System.nanoTime() - start).toMillis() + 1;
    assertTrue(second - first >= 198, "no less than the 200 ms that have passed");
    assertTrue(second - first <= most, "no more than has passed in all");
  }

  @Test
  void replace_firstText_isThereForAll() {
    assertTrue(log().replace(KEY, null, "first text", LIFE));
    assertEquals("first text", log().read(KEY).text());
    assertEquals("first text", log().read(KEY).text(), "reading changes nothing");
  }

  @Test
  void replace_expectedText_isReplaced() {
    QuotaLog log = log();
    assertTrue(log.replace(KEY, null, "1 a", LIFE));
    assertTrue(log.replace(KEY, "1 a", "1 b", LIFE));
    assertEquals("1 b", log.read(KEY).text());
  }

  @Test
  void replace_anotherTextThanExpected_changesNothing() {
    QuotaLog log = log();
    assertFalse(log.replace(KEY, "1 a", "1 b", LIFE), "nothing is there");
    assertNull(log.read(KEY).text());
    assertTrue(log.replace(KEY, null, "1 a", LIFE));
    assertFalse(log.replace(KEY, null, "1 b", LIFE), "something is there");
    for (String other : List.of("1 A", "1 a ", " 1 a", "1", "")) {
      assertFalse(log.replace(KEY, other, "1 b", LIFE), "the text is not '" + other + "'");
    }
    assertEquals("1 a", log.read(KEY).text());
  }

  @Test
  void replace_longText_isKeptWhole() {
    QuotaLog log = log();
    String text = "0123456789abcdefghijklmnopqrstuvwxyz- ".repeat(1_500) + ".";
    assertTrue(log.replace(KEY, null, text, LIFE));
    assertEquals(text, log.read(KEY).text());
    assertTrue(log.replace(KEY, text, text + text, LIFE));
    assertEquals(text + text, log.read(KEY).text());
  }

  @Test
  void keys_ofOtherAppsAndLocations_areApart() {
    QuotaLog log = log();
    List<QuotaKey> keys =
        List.of(
            KEY,
            new QuotaKey("app-1", "LOC1"),
            new QuotaKey("app-2", "loc1"),
            new QuotaKey("app-1", "-"),
            new QuotaKey("app-1", "'; drop table x; --"),
            new QuotaKey("app-1", "\u00fc{}*%_ \u4e2d" + "x".repeat(300)));
    for (QuotaKey key : keys) {
      assertTrue(log.replace(key, null, key.name(), LIFE), key.name());
    }
    for (QuotaKey key : keys) {
      assertEquals(key.name(), log.read(key).text());
    }
  }

  @Test
  void life_notOver_isKept() throws InterruptedException {
    QuotaLog log = log();
    assertTrue(log.replace(KEY, null, "1 a", Duration.ofMillis(100)));
    assertTrue(log.replace(KEY, "1 a", "1 b", LIFE), "the life is that of the latest text");
    Thread.sleep(1_200);
    assertEquals("1 b", log.read(KEY).text());
  }

  @Test
  void age_isNotNegative_andGrows() throws InterruptedException {
    Duration first = log().age();
    Thread.sleep(20);
    assertTrue(!first.isNegative(), "not negative");
    assertTrue(log().age().compareTo(first) >= 0, "never less than before");
  }

  @Test
  void replace_manyAtOnce_loseNoChange() throws Exception {
    QuotaLog log = log();
    assertTrue(log.replace(KEY, null, "0", LIFE));
    QuotaLog another = log();
    Threads.together(
        THREADS,
        () -> {
          for (int i = 0; i < CHANGES; i++) {
            increment(Thread.currentThread().getId() % 2 == 0 ? log : another);
          }
          return null;
        });
    assertEquals(String.valueOf(THREADS * CHANGES), log.read(KEY).text());
  }

  private static void increment(QuotaLog log) {
    String text;
    String next;
    do {
      text = log.read(KEY).text();
      next = String.valueOf(Integer.parseInt(text) + 1);
    } while (!log.replace(KEY, text, next, LIFE));
  }

  @Test
  void replace_firstTextByManyAtOnce_succeedsForOne() throws Exception {
    for (int round = 0; round < 10; round++) {
      QuotaKey key = new QuotaKey("app-1", "round" + round);
      List<Boolean> won =
          Threads.together(
              THREADS,
              () -> log().replace(key, null, "by " + Thread.currentThread().getId(), LIFE));
      assertEquals(1, won.stream().filter(w -> w).count(), "round " + round);
    }
  }

  @Test
  void quota_ofTwoProcesses_isOne() throws Exception {
    Duration interval = Duration.ofMillis(500);
    QuotaGate one = Quotas.builder().limit(20).interval(interval).log(log()).build();
    QuotaGate other = Quotas.builder().limit(20).interval(interval).log(log()).build();
    Threads.together(
        THREADS,
        () -> {
          for (int i = 0; i < 10; i++) {
            QuotaGate gate = i % 2 == 0 ? one : other;
            try (Permit permit = gate.acquire(KEY, Priority.INTERACTIVE, Duration.ofMinutes(1))) {
              permit.completed(200, RateLimits.UNKNOWN);
            }
          }
          return null;
        });
    one.flush();
    other.flush();
    QuotaSnapshot snapshot = other.snapshot(KEY).orElseThrow();
    assertEquals(20, snapshot.limit());
    assertTrue(snapshot.used() <= 20, snapshot.toString());
    assertEquals(0, snapshot.waiting());
  }
}
