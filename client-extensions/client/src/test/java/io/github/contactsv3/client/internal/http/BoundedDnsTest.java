package io.github.contactsv3.client.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BoundedDnsTest {
  private static final long SECOND = 1_000_000_000;

  @AfterEach
  void end() {
    CurrentAttempt.end();
  }

  @Test
  void resolve_knownHost_givesItsAddresses() throws UnknownHostException {
    begin(10 * SECOND);
    InetAddress[] addresses = {InetAddress.getLoopbackAddress()};

    assertThat(new BoundedDns(host -> addresses).resolve("known.example"))
        .containsExactly(addresses);
  }

  @Test
  void resolve_lookupThatHangs_endsAtTheDeadline_andIsNotStartedTwice() {
    CountDownLatch never = new CountDownLatch(1);
    AtomicInteger lookups = new AtomicInteger();
    BoundedDns dns =
        new BoundedDns(
            host -> {
              lookups.incrementAndGet();
              await(never);
              throw new UnknownHostException(host);
            });

    for (int i = 0; i < 3; i++) {
      begin(SECOND / 100);
      assertThat(fails(dns, "slow.example")).hasCauseInstanceOf(SocketTimeoutException.class);
    }

    assertThat(lookups).hasValue(1);
    never.countDown();
  }

  @Test
  void resolve_unknownHost_isLookedUpAnewTheNextTime() {
    AtomicInteger lookups = new AtomicInteger();
    BoundedDns dns =
        new BoundedDns(
            host -> {
              lookups.incrementAndGet();
              throw new UnknownHostException(host);
            });
    begin(10 * SECOND);

    assertThat(fails(dns, "unknown.example")).hasMessage("unknown.example");
    assertThat(fails(dns, "unknown.example")).hasMessage("unknown.example");
    assertThat(lookups).hasValue(2);
  }

  @Test
  void resolve_anError_goesOnAsItIs() {
    begin(10 * SECOND);
    BoundedDns dns =
        new BoundedDns(
            host -> {
              throw new OutOfMemoryError("simulated");
            });

    assertThat(catchThrowableOfType(OutOfMemoryError.class, () -> dns.resolve("a.example")))
        .hasMessage("simulated");
  }

  @Test
  void resolve_interrupted_keepsTheFlag() {
    CountDownLatch never = new CountDownLatch(1);
    BoundedDns dns =
        new BoundedDns(
            host -> {
              await(never);
              throw new UnknownHostException(host);
            });
    begin(10 * SECOND);
    Thread.currentThread().interrupt();

    assertThat(fails(dns, "slow.example")).hasCauseInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isTrue();
    never.countDown();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static UnknownHostException fails(BoundedDns dns, String host) {
    return catchThrowableOfType(UnknownHostException.class, () -> dns.resolve(host));
  }

  private static void begin(long nanos) {
    new CurrentAttempt(System.nanoTime() + nanos, true).begin();
  }
}
