package io.github.contactsv3.micrometer;

import io.github.contactsv3.client.spi.CallResult;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * Names and tags of the observations of calls: {@value #NAME} with the tags {@code
 * contacts.operation} and {@code error.type}, the class of what the caller receives; in traces also
 * {@code contacts.location.id} and {@code contacts.attempts}. The span is named after the operation
 * and is an internal one. To change a tag, extend this class. Thread-safe.
 */
public class CallConvention implements ObservationConvention<CallObservationContext> {
  /** The name of the observation. */
  public static final String NAME = "contacts.client.call";

  /** Creates a convention. */
  public CallConvention() {}

  @Override
  public String getName() {
    return NAME;
  }

  @Override
  public String getContextualName(CallObservationContext context) {
    return context.call().operation().id();
  }

  @Override
  public KeyValues getLowCardinalityKeyValues(CallObservationContext context) {
    CallResult result = context.result();
    return KeyValues.of(
        KeyValue.of("contacts.operation", context.call().operation().id()),
        KeyValue.of("error.type", ErrorType.of(result == null ? null : result.error())));
  }

  @Override
  public KeyValues getHighCardinalityKeyValues(CallObservationContext context) {
    CallResult result = context.result();
    KeyValues values = KeyValues.empty();
    String locationId = context.call().locationId();
    if (locationId != null) {
      values = values.and("contacts.location.id", locationId);
    }
    return result == null
        ? values
        : values.and("contacts.attempts", String.valueOf(result.attempts()));
  }

  @Override
  public boolean supportsContext(Observation.Context context) {
    return context instanceof CallObservationContext;
  }
}
