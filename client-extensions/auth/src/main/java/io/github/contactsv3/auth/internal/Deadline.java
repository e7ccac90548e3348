package io.github.contactsv3.auth.internal;

import io.github.contactsv3.auth.spi.TokenRequest;
import io.github.contactsv3.core.OperationInfo;
import io.github.contactsv3.core.spi.Clock;
import io.github.contactsv3.errors.CallInterruptedException;
import io.github.contactsv3.errors.ContactsApiException;
import io.github.contactsv3.errors.TokenStoreException;
import io.github.contactsv3.errors.TransportException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The deadline of a caller, its operation and what it waits for. Thread-safe. */
final class Deadline {
  private static final Duration LONGEST = Duration.ofDays(1);

  private final OperationInfo operation;
  private final int attempts;
  private final Clock clock;
  private final long end;
  private volatile @Nullable String obstacle;

  private Deadline(OperationInfo operation, int attempts, Clock clock, long end) {
    this.operation = operation;
    this.attempts = attempts;
    this.clock = clock;
    this.end = end;
  }

  static Deadline of(TokenRequest request, Clock clock) {
    return in(request.operation(), request.attempts(), request.timeLeft(), clock);
  }

  static Deadline in(OperationInfo operation, int attempts, Duration time, Clock clock) {
    Duration some = time.isNegative() ? Duration.ZERO : time;
    some = some.compareTo(LONGEST) > 0 ? LONGEST : some;
    return new Deadline(operation, attempts, clock, clock.nanoTime() + some.toNanos());
  }

  /** Returns half of what is left: the caller still has a request to send. */
  Deadline half() {
    return atMost(left().dividedBy(2));
  }

  Deadline atMost(Duration time) {
    return in(operation, attempts, time.compareTo(left()) < 0 ? time : left(), clock);
  }

  OperationInfo operation() {
    return operation;
  }

  int attempts() {
    return attempts;
  }

  /** Returns what is left, not less than nothing. */
  Duration left() {
    return Duration.ofNanos(Math.max(0, end - clock.nanoTime()));
  }

  boolean isOver() {
    return left().isZero();
  }

  /**
   * Notes what the caller waits for, such as a lock that another process holds, so that the error
   * at the deadline can say it.
   *
   * @param obstacle a sentence without a full stop, or null if it is overcome
   */
  void waitsFor(@Nullable String obstacle) {
    this.obstacle = obstacle;
  }

  void waitsForUnlessKnown(String obstacle) {
    if (this.obstacle == null) {
      this.obstacle = obstacle;
    }
  }

  /** Notes what another caller, which this one waited for, was waiting for when it gave up. */
  void learnFrom(Deadline other) {
    String learnt = other.obstacle;
    if (learnt != null) {
      waitsForUnlessKnown(learnt);
    }
  }

  /** Waits, but not past the deadline. */
  void sleep(Duration time) {
    requireTime();
    try {
      clock.sleep(time.compareTo(left()) < 0 ? time : left());
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  void requireTime() {
    if (isOver()) {
      throw exceeded();
    }
  }

  /** Returns the error of a caller whose time is over. */
  ContactsApiException exceeded() {
    return exceededBecause(obstacle);
  }

  /** Returns the error of a caller whose time is over while it waits for another one. */
  ContactsApiException exceededWaitingFor(Deadline other) {
    String current = other.obstacle;
    return exceededBecause(current == null ? obstacle : current);
  }

  private ContactsApiException exceededBecause(@Nullable String obstacle) {
    return obstacle == null
        ? new TransportException(operation, attempts, "no time left to get a token", null)
        : new TokenStoreException(operation, attempts, obstacle, null);
  }

  /** Sets the interrupt flag again and returns the error. */
  CallInterruptedException interrupted() {
    Thread.currentThread().interrupt();
    return new CallInterruptedException(operation, attempts, "a token");
  }
}
