package io.github.contactsv3.sandbox;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Something that goes wrong on purpose: what happens, to which operations, and how often. Without
 * more it happens to the next request, whatever that is. Immutable.
 *
 * <pre>{@code
 * sandbox.faults().add(Fault.status(503).on("createContact").times(2));
 * }</pre>
 */
public final class Fault {

  /** What can go wrong. */
  enum Kind {
    STATUS,
    DELAY,
    RESET_BEFORE,
    RESET_AFTER,
    TRUNCATE,
    GARBLE,
    SLOW,
    DUPLICATE
  }

  static final int ALWAYS = Integer.MAX_VALUE;

  final Kind kind;
  final int status;
  final Duration duration;
  final @Nullable String body;
  final @Nullable String json;
  final @Nullable Duration retryAfter;
  final Set<String> operations;
  final int skip;
  final int times;

  private Fault(Kind kind, int status, Duration duration) {
    this(kind, status, duration, null, null, null, Set.of(), 0, 1);
  }

  private Fault(
      Kind kind,
      int status,
      Duration duration,
      @Nullable String body,
      @Nullable String json,
      @Nullable Duration retryAfter,
      Set<String> operations,
      int skip,
      int times) {
    this.kind = kind;
    this.status = status;
    this.duration = duration;
    this.body = body;
    this.json = json;
    this.retryAfter = retryAfter;
    this.operations = operations;
    this.skip = skip;
    this.times = times;
  }

  /**
   * The request gets a status instead of being carried out, with an error body in the service's
   * shape.
   *
   * @param status HTTP status, 400 to 599
   * @return the fault
   */
  public static Fault status(int status) {
    if (status < 400 || status > 599) {
      throw new IllegalArgumentException("status is not within 400 and 599: " + status);
    }
    return new Fault(Kind.STATUS, status, Duration.ZERO);
  }

  /**
   * The request is carried out, and its response is late.
   *
   * @param duration how late, in real time
   * @return the fault
   */
  public static Fault delay(Duration duration) {
    return new Fault(Kind.DELAY, 0, checked(duration));
  }

  /**
   * The connection is reset and the request not carried out.
   *
   * @return the fault
   */
  public static Fault resetBeforeProcessing() {
    return new Fault(Kind.RESET_BEFORE, 0, Duration.ZERO);
  }

  /**
   * The request is carried out, then the connection is reset without a response.
   *
   * @return the fault
   */
  public static Fault resetAfterProcessing() {
    return new Fault(Kind.RESET_AFTER, 0, Duration.ZERO);
  }

  /**
   * The request is carried out; the connection ends in the middle of the response's body.
   *
   * @return the fault
   */
  public static Fault truncatedBody() {
    return new Fault(Kind.TRUNCATE, 0, Duration.ZERO);
  }

  /**
   * The request is carried out; the body of the response is no JSON.
   *
   * @return the fault
   */
  public static Fault garbledBody() {
    return new Fault(Kind.GARBLE, 0, Duration.ZERO);
  }

  /**
   * The request is carried out; the body of the response trickles in.
   *
   * @param duration how long the body takes, in real time
   * @return the fault
   */
  public static Fault slowBody(Duration duration) {
    return new Fault(Kind.SLOW, 0, checked(duration));
  }

  /**
   * The request reaches the service twice, as if the network had repeated it, and is carried out
   * twice; the client gets the first response.
   *
   * @return the fault
   */
  public static Fault duplicateDelivery() {
    return new Fault(Kind.DUPLICATE, 0, Duration.ZERO);
  }

  /**
   * Restricts the fault to operations.
   *
   * @param operationIds ids of the operations
   * @return the restricted fault
   */
  public Fault on(String... operationIds) {
    return with(body, json, retryAfter, Set.of(operationIds), skip, times);
  }

  /**
   * How many requests it happens to.
   *
   * @param times how many, 1 or more
   * @return the fault that ends after them
   */
  public Fault times(int times) {
    if (times < 1) {
      throw new IllegalArgumentException("times is less than 1: " + times);
    }
    return with(body, json, retryAfter, operations, skip, times);
  }

  /**
   * Makes it happen to every request, until it is removed.
   *
   * @return the fault without an end
   */
  public Fault always() {
    return with(body, json, retryAfter, operations, skip, ALWAYS);
  }

  /**
   * Lets requests pass before the first one that it happens to.
   *
   * @param requests how many, 0 or more
   * @return the later fault
   */
  public Fault after(int requests) {
    if (requests < 0) {
      throw new IllegalArgumentException("requests is negative: " + requests);
    }
    return with(body, json, retryAfter, operations, requests, times);
  }

  /**
   * Body of a {@linkplain #status(int) status} that is not JSON, such as a proxy's plain text.
   *
   * @param text the body, sent as {@code text/plain}
   * @return the fault with that body
   */
  public Fault body(String text) {
    return ofStatus()
        .with(Objects.requireNonNull(text, "text"), null, retryAfter, operations, skip, times);
  }

  /**
   * Body of a {@linkplain #status(int) status} that differs from the usual one, such as an error
   * that the sandbox has no cause for. It gets a {@code traceId} if it has none.
   *
   * @param object the body, a JSON object
   * @return the fault with that body
   * @throws IllegalArgumentException if it is not a JSON object
   */
  public Fault json(String object) {
    JsonBody.parse(object);
    return ofStatus().with(null, object, retryAfter, operations, skip, times);
  }

  /**
   * {@code Retry-After} of a {@linkplain #status(int) status}.
   *
   * @param wait how long to wait, in whole seconds
   * @return the fault with that header
   */
  public Fault retryAfter(Duration wait) {
    return ofStatus().with(body, json, checked(wait), operations, skip, times);
  }

  private Fault ofStatus() {
    if (kind != Kind.STATUS) {
      throw new IllegalStateException("only a status has a body and Retry-After");
    }
    return this;
  }

  private Fault with(
      @Nullable String newBody,
      @Nullable String newJson,
      @Nullable Duration newRetryAfter,
      Set<String> newOperations,
      int newSkip,
      int newTimes) {
    return new Fault(
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
