package io.github.contactsv3.sandbox.internal.faults;

import io.github.contactsv3.sandbox.internal.message.JsonBody;
import io.github.contactsv3.sandbox.internal.values.Durations;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong on purpose, to which operations, and how often. The public {@code Fault} says
 * what each kind does. Immutable.
 *
 * @param kind what happens
 * @param status HTTP status of {@link Kind#STATUS}, otherwise 0
 * @param duration how late or how slow a response is, zero for other kinds
 * @param body the body instead of the usual one, as plain text
 * @param json the body instead of the usual one, a JSON object
 * @param retryAfter the header {@code Retry-After}, in whole seconds
 * @param operations ids of the operations it happens to; empty if to any
 * @param skip how many requests pass before the first one that it happens to
 * @param times how many requests it happens to, or {@link #ALWAYS}
 */
public record FaultRule(
    Kind kind,
    int status,
    Duration duration,
    @Nullable String body,
    @Nullable String json,
    @Nullable Duration retryAfter,
    Set<String> operations,
    int skip,
    int times) {

  /** Kinds of fault. */
  public enum Kind {
    STATUS,
    DELAY,
    RESET_BEFORE,
    RESET_AFTER,
    TRUNCATE,
    GARBLE,
    SLOW,
    DUPLICATE
  }

  /** Stands for an unlimited number of requests. */
  public static final int ALWAYS = Integer.MAX_VALUE;

  private FaultRule(Kind kind, int status, Duration duration) {
    this(kind, status, duration, null, null, null, Set.of(), 0, 1);
  }

  public static FaultRule status(int status) {
    if (status < 400 || status > 599) {
      throw new IllegalArgumentException("status is not within 400 and 599: " + status);
    }
    return new FaultRule(Kind.STATUS, status, Duration.ZERO);
  }

  public static FaultRule delay(Duration duration) {
    return new FaultRule(Kind.DELAY, 0, checked(duration));
  }

  public static FaultRule resetBeforeProcessing() {
    return new FaultRule(Kind.RESET_BEFORE, 0, Duration.ZERO);
  }

  public static FaultRule resetAfterProcessing() {
    return new FaultRule(Kind.RESET_AFTER, 0, Duration.ZERO);
  }

  public static FaultRule truncatedBody() {
    return new FaultRule(Kind.TRUNCATE, 0, Duration.ZERO);
  }

  public static FaultRule garbledBody() {
    return new FaultRule(Kind.GARBLE, 0, Duration.ZERO);
  }

  public static FaultRule slowBody(Duration duration) {
    return new FaultRule(Kind.SLOW, 0, checked(duration));
  }

  public static FaultRule duplicateDelivery() {
    return new FaultRule(Kind.DUPLICATE, 0, Duration.ZERO);
  }

  public FaultRule on(String... operationIds) {
    return with(body, json, retryAfter, Set.of(operationIds), skip, times);
  }

  public FaultRule times(int times) {
    if (times < 1) {
      throw new IllegalArgumentException("times is less than 1: " + times);
    }
    return with(body, json, retryAfter, operations, skip, times);
  }

  public FaultRule always() {
    return with(body, json, retryAfter, operations, skip, ALWAYS);
  }

  public FaultRule after(int requests) {
    if (requests < 0) {
      throw new IllegalArgumentException("requests is negative: " + requests);
    }
    return with(body, json, retryAfter, operations, requests, times);
  }

  public FaultRule body(String text) {
    return ofStatus()
        .with(Objects.requireNonNull(text, "text"), null, retryAfter, operations, skip, times);
  }

  public FaultRule json(String object) {
    JsonBody.parse(object);
    return ofStatus().with(null, object, retryAfter, operations, skip, times);
  }

  public FaultRule retryAfter(Duration wait) {
    return ofStatus().with(body, json, checked(wait), operations, skip, times);
  }

  private FaultRule ofStatus() {
    if (kind != Kind.STATUS) {
      throw new IllegalStateException("only a status has a body and Retry-After");
    }
    return this;
  }

  private FaultRule with(
      @Nullable String newBody,
      @Nullable String newJson,
      @Nullable Duration newRetryAfter,
      Set<String> newOperations,
      int newSkip,
      int newTimes) {
    return new FaultRule(
        kind, status, duration, newBody, newJson, newRetryAfter, newOperations, newSkip, newTimes);
  }

  private static Duration checked(Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException("duration is negative: " + duration);
    }
    return Durations.capped(duration);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(kind.name());
    if (kind == Kind.STATUS) {
      text.append(' ').append(status);
    }
    if (!duration.isZero()) {
      text.append(' ').append(duration);
    }
    text.append(operations.isEmpty() ? " on any operation" : " on " + new TreeSet<>(operations));
    if (skip > 0) {
      text.append(" after ").append(skip);
    }
    return text.append(times == ALWAYS ? " always" : " x " + times).toString();
  }
}
