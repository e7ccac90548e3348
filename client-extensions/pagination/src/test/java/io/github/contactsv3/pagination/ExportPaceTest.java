package io.github.contactsv3.pagination;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How much of the quota an export uses, in virtual time. */
@Timeout(120)
class ExportPaceTest {

  /** The shortest and the longest show all that can go wrong in between. */
  static IntStream roundTrips() {
    return Integer.getInteger("walks", 1) > 1 ? IntStream.of(20, 200, 800) : IntStream.of(20, 800);
  }

  @ParameterizedTest
  @MethodSource("roundTrips")
  void export_usesTheQuotaAndIsNeverRefused(int roundTripMillis) {
    PaceRig rig = new PaceRig(Duration.ofMillis(roundTripMillis));

    long count = rig.export().run((contacts, checkpoint) -> {});

    assertThat(count).isEqualTo(PaceRig.CONTACTS);
    assertThat(rig.refused()).isZero();
    // A permit comes back an interval after its response, so that is what long round trips cost.
    double possible = 10_000.0 / (10_000 + roundTripMillis);
    assertThat(rig.share(count)).isGreaterThanOrEqualTo(Math.min(0.95, 0.97 * possible));
    assertThat((double) count).isLessThanOrEqualTo(rig.ceiling());
  }

  @Test
  void oneCursor_reachesAboutHalf() {
    PaceRig rig = new PaceRig(Duration.ofMillis(200));

    long count = rig.readAll();

    assertThat(rig.share(count)).isBetween(0.45, 0.55);
  }
}
