package io.github.contactsv3.resilience.internal;

import static io.github.contactsv3.core.Priority.BATCH;
import static io.github.contactsv3.core.Priority.INTERACTIVE;
import static io.github.contactsv3.resilience.internal.SharedSimulation.LEASE;
import static io.github.contactsv3.resilience.internal.SharedSimulation.MILLI;
import static io.github.contactsv3.resilience.internal.SharedSimulation.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.resilience.internal.SharedSimulation.Process;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several processes share a quota, in virtual time. */
class SharedQuotaSimulationTest {
  private SharedSimulation simulation;

  private void start(long seed, long roundTrip) {
    simulation = new SharedSimulation(seed, roundTrip);
  }

  private Process busy(int threads) {
    Process process = simulation.process();
    for (int i = 0; i < threads; i++) {
      process.busy(INTERACTIVE);
    }
    return process;
  }

  private void fourBusy() {
    for (int i = 0; i < 4; i++) {
      busy(6);
    }
  }

  /** Runs on and returns how much of the quota was used, in per cent. */
  private double fill(long duration) {
    int before = simulation.accepted;
    simulation.run(duration);
    return 100.0 * (simulation.accepted - before) / (100.0 * duration / (10 * SECOND));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 10, 25})
  void fourBusyProcesses_fillTheQuota_withAboutOneOperationACall(long roundTripMillis) {
    start(roundTripMillis, roundTripMillis * MILLI);
    fourBusy();
    simulation.run(15 * SECOND);
    int calls = simulation.accepted;
    int operations = simulation.operations;
    assertThat(fill(600 * SECOND)).isGreaterThan(97);
    assertThat(simulation.refused).isZero();
    assertThat(simulation.operations - operations)
        .isLessThan((int) (1.3 * (simulation.accepted - calls)));
    assertThat(simulation.text.length()).isLessThan(4_000);
  }

  @Test
  void oneBusyThreeLight_lightOnesGetWhatTheyAskFor() {
    start(1, 2 * MILLI);
    busy(6);
    Process[] light = {simulation.process(), simulation.process(), simulation.process()};
    for (Process process : light) {
      process.every(SECOND, INTERACTIVE);
    }
    simulation.run(15 * SECOND);
    assertThat(fill(600 * SECOND)).isGreaterThan(95);
    assertThat(simulation.refused).isZero();
    for (Process process : light) {
      assertThat(process.sent).isGreaterThan((int) (0.95 * process.asked));
    }
  }

  @Test
  void exportRunning_interactiveCallsHardlyWait() {
    start(1, 2 * MILLI);
    Process export = simulation.process();
    for (int i = 0; i < 4; i++) {
      export.busy(BATCH);
    }
    simulation.run(20 * SECOND);
    Process interactive = simulation.process();
    interactive.every(SECOND / 2, INTERACTIVE);
    assertThat(fill(600 * SECOND)).isGreaterThan(95);
    assertThat(simulation.refused).isZero();
    assertThat(interactive.wait(0.99)).isLessThan(300 * MILLI);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void oneOfFourIsKilled_itsPermitsAreFreeAgainAfterTheLease(long seed) {
    start(seed, 2 * MILLI);
    fourBusy();
    simulation.run(20 * SECOND + simulation.random.nextLong(12 * SECOND));
    Process killed = simulation.processes.get(0);
    killed.dead = true;
    simulation.run(LEASE + 11 * SECOND);
    assertThat(fill(200 * SECOND)).isGreaterThan(90);
    assertThat(simulation.refused).isZero();
  }

  @Test
  void storeIsDown_nothingIsSentUntilItIsBack() {
    start(1, 2 * MILLI);
    fourBusy();
    simulation.run(20 * SECOND);
    simulation.storeIsDown = true;
    simulation.run(2 * SECOND);
    int sent = simulation.accepted;
    simulation.run(10 * SECOND);
    assertThat(simulation.accepted).isEqualTo(sent);
    simulation.storeIsDown = false;
    simulation.run(12 * SECOND);
    assertThat(fill(200 * SECOND)).isGreaterThan(90);
    assertThat(simulation.refused).isZero();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void storeLosesEverything_nothingIsSentForAnInterval(long seed) {
    start(seed, 2 * MILLI);
    fourBusy();
    simulation.run(20 * SECOND + simulation.random.nextLong(12 * SECOND));
    simulation.text = null;
    simulation.storeAge = 0;
    simulation.run(12 * SECOND);
    simulation.storeAge = 12 * SECOND;
    assertThat(fill(200 * SECOND)).isGreaterThan(90);
    assertThat(simulation.refused).isZero();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void replicaThatLagsTakesOver_nothingIsSentForAnInterval(long seed) {
    start(seed, 2 * MILLI);
    fourBusy();
    simulation.run(20 * SECOND + simulation.random.nextLong(12 * SECOND));
    String old = simulation.text;
    simulation.run(300 * MILLI);
    simulation.text = old;
    simulation.run(15 * SECOND);
    assertThat(fill(200 * SECOND)).isGreaterThan(90);
    assertThat(simulation.refused).isZero();
  }

  @ParameterizedTest
  @ValueSource(longs = {-3_600, -1, 1, 3_600})
  void storesClockIsSet_nothingIsRefused(long seconds) {
    start(1, 2 * MILLI);
    fourBusy();
    simulation.run(25 * SECOND);
    simulation.storeOffset = seconds * SECOND;
    simulation.run(30 * SECOND);
    if (seconds < 0) {
      assertThat(simulation.refused).isZero();
    }
    assertThat(fill(200 * SECOND)).isGreaterThan(90);
  }

  @Test
  void oneProcessGets429_noneSendsForAnInterval() {
    start(1, 2 * MILLI);
    fourBusy();
    simulation.run(20 * SECOND);
    // Somebody else uses the budget up.
    while (simulation.server.accept(simulation.now)) {
      simulation.random.nextInt();
    }
    simulation.run(2 * SECOND);
    assertThat(simulation.refused).isLessThan(30);
    int refused = simulation.refused;
    int sent = simulation.accepted;
    simulation.run(7 * SECOND);
    assertThat(simulation.accepted).isEqualTo(sent);
    assertThat(simulation.refused).isEqualTo(refused);
    simulation.run(30 * SECOND);
    assertThat(fill(200 * SECOND)).isGreaterThan(90);
  }

  @Test
  void quietProcesses_leaveNoMembers() {
    start(1, 2 * MILLI);
    for (int i = 0; i < 50; i++) {
      simulation.process().call(INTERACTIVE, () -> {});
    }
    simulation.run(60 * SECOND);
    Process last = simulation.process();
    last.call(INTERACTIVE, () -> {});
    simulation.run(SECOND);
    assertThat(simulation.text.length()).isLessThan(400);
  }
}
