package io.github.contactsv3.micrometer;

import io.github.contactsv3.client.spi.AttemptInfo;
import io.github.contactsv3.client.spi.AttemptResult;
import io.github.contactsv3.client.spi.CallInfo;
import io.github.contactsv3.client.spi.CallObserver.RequestHeaders;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.RequestReplySenderContext;
import java.util.Objects;

/**
 * The observation of an attempt. Its carrier are the headers of the request, its response is the
 * result of the attempt, null until that has ended. Used by one thread.
 */
public final class AttemptObservationContext
    extends RequestReplySenderContext<RequestHeaders, AttemptResult> {
  private final CallInfo call;
  private final AttemptInfo attempt;

  AttemptObservationContext(CallInfo call, AttemptInfo attempt, RequestHeaders headers) {
    super((carrier, name, value) -> Objects.requireNonNull(carrier).set(name, value), Kind.CLIENT);
    this.call = call;
    this.attempt = attempt;
    setCarrier(headers);
  }

  /**
   * Returns the call that the attempt is part of.
   *
   * @return the call
   */
  public CallInfo call() {
    return call;
  }

  /**
   * Returns the attempt.
   *
   * @return the attempt
   */
  public AttemptInfo attempt() {
    return attempt;
  }
}
