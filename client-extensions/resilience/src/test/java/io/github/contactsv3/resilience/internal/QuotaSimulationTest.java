package io.github.contactsv3.resilience.internal;

import static io.github.contactsv3.resilience.internal.Simulation.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.LongFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class QuotaSimulationTest {
  private static final int CLIENTS = 64;
  private static final int CALLS = 5_000;
  private static final int SEEDS = 20;

  enum Kind {
    FIXED_WINDOW(seed -> server(100, seed, 0)),
    SLIDING_WINDOW(seed -> server(100, seed, 1)),
    TOKEN_BUCKET(seed -> server(100, seed, 2));

    final LongFunction<SimulatedServer> make;

    Kind(LongFunction<SimulatedServer> make) {
      this.make = make;
    }
  }

  private static SimulatedServer server(int limit, long seed, int kind) {
    long interval = 10 * SECOND;
    return switch (kind) {
      case 0 -> SimulatedServer.fixedWindow(limit, interval, new Random(seed).nextLong(interval));
      case 1 -> SimulatedServer.slidingWindow(limit, interval);
      default -> SimulatedServer.tokenBucket(limit, interval);
    };
  }

  @ParameterizedTest
  @CsvSource({
    "FIXED_WINDOW, 300, 0.97, true",
    "SLIDING_WINDOW, 300, 0.97, true",
    "TOKEN_BUCKET, 300, 0.97, true",
    "FIXED_WINDOW, 800, 0.94, true",
    "SLIDING_WINDOW, 800, 0.94, true",
    "TOKEN_BUCKET, 800, 0.94, true",
    "SLIDING_WINDOW, 300, 0.97, false",
    "SLIDING_WINDOW, 800, 0.94, false"
  })
  void run_anyServer_noRejectionAndNearlyFullRate(
      Kind kind, long maxTripMillis, double least, boolean headers) {
    double worst = 1;
    double sum = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      Simulation simulation =
          new Simulation(new KeyQuota(QuotaLimits.documented()), kind.make.apply(seed), seed)
              .roundTrips(5, maxTripMillis);
      if (!headers) {
        simulation.withoutHeaders();
      }
      simulation.run(CLIENTS, CALLS);
      assertThat(simulation.rejectedAt).as("429s, seed %d", seed).isEmpty();
      assertThat(simulation.sentAt).hasSize(CALLS);
      worst = Math.min(worst, simulation.share());
      sum += simulation.share();
    }
    String measured =
        "%s, 5-%d ms, headers %s: share of the allowed rate %.4f on average, %.4f at worst"
            .formatted(kind, maxTripMillis, headers, sum / SEEDS, worst);
    if (Boolean.getBoolean("simulation.print")) {
      System.out.println(measured);
    }
    assertThat(worst).as(measured).isBetween(least, 1.0);
  }

  /** The servers do reject: one request more than allowed in an interval is noticed. */
  @ParameterizedTest
  @EnumSource
  void run_oneMoreThanAllowed_rejected(Kind kind) {
    Simulation simulation =
        new Simulation(new KeyQuota(QuotaLimits.documented().withLimit(101)), kind.make.apply(1), 1)
            .roundTrips(0, 1)
            .withoutHeaders()
            .run(CLIENTS, CALLS);
    assertThat(simulation.rejectedAt).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void run_limitLoweredAndRaised_learntFromHeaders(Kind kind) {
    for (int seed = 0; seed < 5; seed++) {
      long raised = 160 * SECOND;
      Simulation simulation =
          new Simulation(new KeyQuota(QuotaLimits.documented()), kind.make.apply(seed), seed)
              .changeAt(60 * SECOND, server(50, seed, kind.ordinal()), 50, 10 * SECOND)
              .changeAt(raised, server(200, seed, kind.ordinal()), 200, 10 * SECOND)
              .run(CLIENTS, CALLS);
      assertThat(simulation.sentBetween(100 * SECOND, 150 * SECOND))
          .as("at 50 in 10 s, for 50 s, seed %d", seed)
          .isBetween(235, 255);
      assertThat(simulation.sentBetween(200 * SECOND, 250 * SECOND))
          .as("at 200 in 10 s, for 50 s, seed %d", seed)
          .isBetween(900, 1010);
      assertThat(simulation.rejectedAt)
          .as("429s but for those while the change is learnt, seed %d", seed)
          .noneMatch(at -> at > 80 * SECOND);
    }
  }

  @ParameterizedTest
  @EnumSource
  void run_othersUseHalf_leavesThemRoomAndRecovers(Kind kind) {
    for (int seed = 0; seed < 10; seed++) {
      Simulation simulation =
          new Simulation(new KeyQuota(QuotaLimits.documented()), kind.make.apply(seed), seed)
              .foreign(5, 100 * SECOND, 400 * SECOND)
              .run(CLIENTS, CALLS);
      assertThat(simulation.rejectedAt).as("our 429s, seed %d", seed).hasSizeBetween(1, 150);
      assertThat(simulation.sentBetween(100 * SECOND, 300 * SECOND))
          .as("ours in 200 s with room for 1000, seed %d", seed)
          .isBetween(900, 1700);
      assertThat(simulation.foreignAccepted).as("theirs of 1500, seed %d", seed).isGreaterThan(700);
      assertThat(simulation.rejectedAt).as("429s at the end").noneMatch(at -> at > 415 * SECOND);
      assertThat(simulation.sentBetween(430 * SECOND, 480 * SECOND))
          .as("ours in the last 50 s, seed %d", seed)
          .isBetween(470, 510);
    }
  }
}
