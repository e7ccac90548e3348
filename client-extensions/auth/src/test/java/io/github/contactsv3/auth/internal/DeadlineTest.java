package io.github.contactsv3.auth.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.core.OperationInfo;
import io.github.contactsv3.errors.TokenStoreException;
import io.github.contactsv3.errors.TransportException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A call ends at its deadline, in whichever state its token is. */
class DeadlineTest {
  private final FakeClock clock = new FakeClock();
  private final Deadline leader = deadline(1);
  private final Deadline follower = deadline(2);

  private Deadline deadline(int seconds) {
    return Deadline.in(OperationInfo.NONE, 0, Duration.ofSeconds(seconds), clock);
  }

  @Test
  void exceeded_names_whatTheLeaderWaitedFor() {
    leader.waitsFor("process 7 holds the lock");
    follower.learnFrom(leader);

    assertThat(follower.exceeded())
        .isInstanceOf(TokenStoreException.class)
        .hasMessageContaining("process 7 holds the lock");
  }

  @Test
  void exceeded_names_whatTheCallerItselfWaitsFor_first() {
    leader.waitsFor("process 7 holds the lock");
    follower.waitsFor("process 8 holds the lock");
    follower.learnFrom(leader);

    assertThat(follower.exceeded()).hasMessageContaining("process 8 holds the lock");
  }

  @Test
  void exceeded_afterALeaderWithoutObstacle_isATransportException() {
    follower.learnFrom(leader);

    assertThat(follower.exceeded()).isInstanceOf(TransportException.class);
  }

  @Test
  void exceeded_doesNotName_whatIsOvercome() {
    leader.waitsFor("process 7 holds the lock");
    leader.waitsFor(null);
    follower.learnFrom(leader);

    assertThat(follower.exceeded()).isInstanceOf(TransportException.class);
  }
}
