package io.github.contactsv3.auth.internal;

import static io.github.contactsv3.auth.internal.Fixture.KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.contactsv3.auth.internal.FileLocks.HeldLock;
import io.github.contactsv3.auth.spi.TokenStore;
import io.github.contactsv3.core.spi.Clock;
import io.github.contactsv3.errors.CallInterruptedException;
import io.github.contactsv3.errors.TokenStoreException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class FileLocksTest {
  @TempDir Path temp;
  private Path path;

  @BeforeEach
  void realPath() throws IOException {
    path = temp.toRealPath().resolve("a.write.lock");
  }

  private static Deadline in(Duration time, Clock clock) {
    return Deadline.of(Fixture.request("loc1", time), clock);
  }

  private HeldLock lock(Deadline deadline) throws IOException {
    return FileLocks.lock(path, FileChannel::tryLock, deadline);
  }

  @Test
  void lock_anotherThreadHoldsIt_failsAtTheDeadlineAndNamesTheFile() throws IOException {
    HeldLock held = lock(in(Duration.ZERO, Clock.system()));
    assertThatThrownBy(() -> lock(in(Duration.ofMillis(30), Clock.system())))
        .isInstanceOf(TokenStoreException.class)
        .hasMessage(
            "getContact: timed out waiting for the lock file "
                + path
                + ", which another thread holds");
    held.close();
    lock(in(Duration.ZERO, Clock.system())).close();
  }

  @Test
  void lock_interruptedWhileAnotherThreadHoldsIt_isTheOneKindOfInterrupt() throws Exception {
    HeldLock held = lock(in(Duration.ZERO, Clock.system()));
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    AtomicReference<Boolean> flag = new AtomicReference<>();
    CountDownLatch started = new CountDownLatch(1);
    Thread waiter =
        new Thread(
            () -> {
              started.countDown();
              thrown.set(catchThrowable(() -> lock(in(Duration.ofDays(1), Clock.system()))));
              flag.set(Thread.currentThread().isInterrupted());
            });
    waiter.start();
    started.await();
    waiter.interrupt();
    waiter.join();
    assertThat(thrown.get()).isInstanceOf(CallInterruptedException.class);
    assertThat(flag.get()).isTrue();
    held.close();
    lock(in(Duration.ZERO, Clock.system())).close();
  }

  @Test
  void lock_anotherProcessHoldsIt_pollsUntilTheDeadline() throws IOException {
    FakeClock clock = new FakeClock();
    assertThatThrownBy(() -> FileLocks.lock(path, channel -> null, in(Fixture.MINUTE, clock)))
        .isInstanceOf(TokenStoreException.class)
        .hasMessageContaining(path.toString())
        .hasMessageEndingWith("which another process holds");
    assertThat(Duration.between(FakeClock.START, clock.now())).isEqualTo(Fixture.MINUTE);
    lock(in(Duration.ZERO, clock)).close();
  }

  @Test
  void lock_anotherProcessGivesItBack_isTaken() throws IOException {
    FakeClock clock = new FakeClock();
    HeldLock held =
        FileLocks.lock(
            path,
            channel -> clock.sleeps.get() < 3 ? null : channel.tryLock(),
            in(Fixture.MINUTE, clock));
    assertThat(clock.sleeps).hasValue(3);
    held.close();
  }

  @Test
  void lock_interruptedWhileAnotherProcessHoldsIt_isTheOneKindOfInterrupt() throws IOException {
    FakeClock clock = new FakeClock();
    clock.onSleep = () -> Thread.currentThread().interrupt();
    assertThatThrownBy(() -> FileLocks.lock(path, channel -> null, in(Fixture.MINUTE, clock)))
        .isInstanceOf(CallInterruptedException.class);
    assertThat(Thread.interrupted()).isTrue();
    lock(in(Duration.ZERO, clock)).close();
  }

  /** Two class loaders of one process, such as two applications of a server. */
  @Test
  void lock_thisProcessHoldsItOutOfSight_isLikeAnotherProcess() {
    FakeClock clock = new FakeClock();
    assertThatThrownBy(
            () ->
                FileLocks.lock(
                    path,
                    channel -> {
                      throw new OverlappingFileLockException();
                    },
                    in(Fixture.MINUTE, clock)))
        .isInstanceOf(TokenStoreException.class)
        .hasMessageContaining(path.toString());
  }

  @Test
  void everything_fileSystemWithoutLocks_namesTheFileAndTheReason() throws IOException {
    TokenStore store =
        new FileTokenStore(
            temp,
            () -> {},
            channel -> {
              throw new IOException("No locks available");
            });
    assertThatThrownBy(() -> store.compareAndSet(KEY, null, Fixture.full(1)))
        .isInstanceOf(TokenStoreException.class)
        .hasMessageContaining(temp.toRealPath().toString())
        .hasMessageEndingWith(".write.lock: No locks available");
    assertThatThrownBy(() -> store.tryLease(KEY, Fixture.MINUTE))
        .isInstanceOf(TokenStoreException.class)
        .hasMessageEndingWith(".lease.lock: No locks available");
    TokenStore other = new FileTokenStore(temp);
    assertThat(other.compareAndSet(KEY, null, Fixture.full(1))).isTrue();
    other.tryLease(KEY, Fixture.MINUTE).orElseThrow().close();
  }

  @Test
  void lock_errorOfTheJvm_passesAndTheFileCanBeLockedAgain() throws IOException {
    StackOverflowError error = new StackOverflowError();
    Throwable thrown =
        catchThrowable(
            () ->
                FileLocks.lock(
                    path,
                    channel -> {
                      throw error;
                    },
                    in(Fixture.MINUTE, new FakeClock())));
    assertThat(thrown).isSameAs(error);
    lock(in(Duration.ZERO, Clock.system())).close();
  }
}
