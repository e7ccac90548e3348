package io.github.contactsv3.resilience.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.contactsv3.resilience.internal.FleetSimulation.Fleet;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Reading 100,000 contacts, in pages of 500, of each of many locations. With {@code
 * -Dsimulation.print=true} it prints what the guide shows.
 */
class FleetSimulationTest {
  private static final int PAGES = 200;
  private static final boolean PRINT = Boolean.getBoolean("simulation.print");

  /** Locations, locations at a time, cursors, and the minutes between which the run ends. */
  static Stream<Arguments> fleets() {
    Stream<Arguments> always =
        Stream.of(
            arguments(100, 64, 1, 3, 6),
            arguments(100, 64, 4, 1, 4),
            arguments(5000, 64, 4, 30, 60));
    Stream<Arguments> more =
        Stream.of(
            arguments(1, 1, 1, 1, 3),
            arguments(1, 1, 4, 0, 3),
            arguments(5000, 16, 1, 330, 550),
            arguments(5000, 64, 1, 90, 140),
            arguments(5000, 256, 1, 20, 40),
            arguments(5000, 16, 4, 110, 220),
            arguments(5000, 256, 4, 8, 20));
    return PRINT ? Stream.concat(always, more) : always;
  }

  @ParameterizedTest
  @MethodSource("fleets")
  void everyPageIsRead_oneRetryForEachFailure_no429(
      int locations, int atATime, int cursors, int least, int most) {
    FleetSimulation run =
        new FleetSimulation(new Fleet(locations, PAGES, atATime, cursors), FleetSimulation.LIMIT, 1)
            .run();

    String measured =
        String.format(
            Locale.ROOT,
            "%,5d locations, %3d at a time, cursors: %d; %6.1f minutes, %,9d requests, %,6d failed,"
                + " %d locations read again, %d x 429",
            locations,
            atATime,
            cursors,
            run.minutes(),
            run.requests,
            run.failed,
            run.readAgain,
            run.refused);
    if (PRINT) {
      System.out.println(measured);
    }
    int pages = locations * PAGES;
    assertThat(run.finished).isEqualTo(locations);
    assertThat(run.refused).as(measured).isZero();
    // One of a hundred once more, and what was read of a location that had to be started again.
    assertThat(run.requests).as(measured).isBetween(pages, (int) (1.017 * pages) + 10);
    assertThat(run.readAgain).as(measured).isLessThanOrEqualTo(pages / 20_000);
    assertThat(run.minutes()).as(measured).isBetween((double) least, (double) most);
  }

  /** The service of the simulation does refuse what is one too many. */
  @Test
  void serviceAcceptsOneLess_429() {
    FleetSimulation run =
        new FleetSimulation(new Fleet(64, PAGES, 64, 8), FleetSimulation.LIMIT - 1, 1).run();

    assertThat(run.refused).isPositive();
    assertThat(run.finished).isEqualTo(64);
  }
}
