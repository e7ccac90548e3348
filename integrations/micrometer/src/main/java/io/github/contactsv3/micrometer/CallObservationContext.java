package io.github.contactsv3.micrometer;

import io.github.contactsv3.client.spi.CallInfo;
import io.github.contactsv3.client.spi.CallResult;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/** The observation of a call. Used by one thread. */
public final class CallObservationContext extends Observation.Context {
  private final CallInfo call;
  private @Nullable CallResult result;

  CallObservationContext(CallInfo call) {
    this.call = call;
  }

  /**
   * Returns the call.
   *
   * @return the call
   */
  public CallInfo call() {
    return call;
  }

  /**
   * Returns how the call ended.
   *
   * @return the result; null until it has ended
   */
  public @Nullable CallResult result() {
    return result;
  }

  void setResult(CallResult result) {
    this.result = result;
  }
}
