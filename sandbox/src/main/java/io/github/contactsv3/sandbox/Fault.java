package io.github.contactsv3.sandbox;

import io.github.contactsv3.sandbox.internal.faults.FaultRule;
import java.time.Duration;

/**
 * Something that goes wrong on purpose: what happens, to which operations, and how often. Without
 * more it happens to the next request, whatever that is. Immutable.
 *
 * <pre>{@code
 * sandbox.faults().add(Fault.status(503).on("createContact").times(2));
 * }</pre>
 */
public final class Fault {

  final FaultRule rule;

  Fault(FaultRule rule) {
    this.rule = rule;
  }

  /**
   * The request gets a status instead of being carried out, with an error body in the service's
   * shape.
   *
   * @param status HTTP status, 400 to 599
   * @return the fault
   */
  public static Fault status(int status) {
    return new Fault(FaultRule.status(status));
  }

  /**
   * The request is carried out, and its response is late.
   *
   * @param duration how late, in real time
   * @return the fault
   */
  public static Fault delay(Duration duration) {
    return new Fault(FaultRule.delay(duration));
  }

  /**
   * The connection is reset and the request not carried out.
   *
   * @return the fault
   */
  public static Fault resetBeforeProcessing() {
    return new Fault(FaultRule.resetBeforeProcessing());
  }

  /**
   * The request is carried out, then the connection is reset without a response.
   *
   * @return the fault
   */
  public static Fault resetAfterProcessing() {
    return new Fault(FaultRule.resetAfterProcessing());
  }

  /**
   * The request is carried out; the connection ends in the middle of the response's body.
   *
   * @return the fault
   */
  public static Fault truncatedBody() {
    return new Fault(FaultRule.truncatedBody());
  }

  /**
   * The request is carried out; the body of the response is no JSON.
   *
   * @return the fault
   */
  public static Fault garbledBody() {
    return new Fault(FaultRule.garbledBody());
  }

  /**
   * The request is carried out; the body of the response trickles in.
   *
   * @param duration how long the body takes, in real time
   * @return the fault
   */
  public static Fault slowBody(Duration duration) {
    return new Fault(FaultRule.slowBody(duration));
  }

  /**
   * The request reaches the service twice, as if the network had repeated it, and is carried out
   * twice; the client gets the first response.
   *
   * @return the fault
   */
  public static Fault duplicateDelivery() {
    return new Fault(FaultRule.duplicateDelivery());
  }

  /**
   * Restricts the fault to operations.
   *
   * @param operationIds ids of the operations
   * @return the restricted fault
   */
  public Fault on(String... operationIds) {
    return new Fault(rule.on(operationIds));
  }

  /**
   * How many requests it happens to.
   *
   * @param times how many, 1 or more
   * @return the fault that ends after them
   */
  public Fault times(int times) {
    return new Fault(rule.times(times));
  }

  /**
   * Makes it happen to every request, until it is removed.
   *
   * @return the fault without an end
   */
  public Fault always() {
    return new Fault(rule.always());
  }

  /**
   * Lets requests pass before the first one that it happens to.
   *
   * @param requests how many, 0 or more
   * @return the later fault
   */
  public Fault after(int requests) {
    return new Fault(rule.after(requests));
  }

  /**
   * Body of a {@linkplain #status(int) status} that is not JSON, such as a proxy's plain text.
   *
   * @param text the body, sent as {@code text/plain}
   * @return the fault with that body
   */
  public Fault body(String text) {
    return new Fault(rule.body(text));
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
    return new Fault(rule.json(object));
  }

  /**
   * {@code Retry-After} of a {@linkplain #status(int) status}.
   *
   * @param wait how long to wait, in whole seconds
   * @return the fault with that header
   */
  public Fault retryAfter(Duration wait) {
    return new Fault(rule.retryAfter(wait));
  }

  @Override
  public String toString() {
    return rule.toString();
  }
}
