package io.github.contactsv3.micrometer;

import io.github.contactsv3.client.spi.AttemptInfo;
import io.github.contactsv3.client.spi.AttemptResult;
import io.github.contactsv3.core.OperationInfo;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Names and tags of the observations of attempts, by the stable HTTP semantic conventions of
 * OpenTelemetry (opentelemetry.io/docs/specs/semconv/http): {@value #NAME} with the tags {@code
 * http.request.method}, {@code http.response.status_code}, {@code server.address}, {@code
 * server.port}, {@code url.template} and {@code error.type}; in traces also {@code
 * http.request.resend_count} from the second attempt on, {@code contacts.retry.reason}, and the
 * sizes of the bodies. The span is a client's, named {@code {method} {url.template}}. Tags without
 * a value are {@code none}, since meter registries want the same tags each time. To change a tag,
 * extend this class. Thread-safe.
 */
public class AttemptConvention implements ObservationConvention<AttemptObservationContext> {
  /** The name of the observation. */
  public static final String NAME = "http.client.request.duration";

  private static final int FIRST_ERROR = 400;

  /** Creates a convention. */
  public AttemptConvention() {}

  @Override
  public String getName() {
    return NAME;
  }

  @Override
  public String getContextualName(AttemptObservationContext context) {
    OperationInfo operation = context.call().operation();
    return operation.method() + " " + operation.path();
  }

  @Override
  public KeyValues getLowCardinalityKeyValues(AttemptObservationContext context) {
    OperationInfo operation = context.call().operation();
    AttemptResult result = context.getResponse();
    String status =
        result == null || result.status() == 0
            ? KeyValue.NONE_VALUE
            : String.valueOf(result.status());
    return KeyValues.of(
        KeyValue.of("http.request.method", operation.method()),
        KeyValue.of("http.response.status_code", status),
        KeyValue.of("server.address", context.call().serverAddress()),
        KeyValue.of("server.port", String.valueOf(context.call().serverPort())),
        KeyValue.of("url.template", operation.path()),
        KeyValue.of("error.type", errorType(result)));
  }

  /** By the conventions the status, or the class of what was thrown instead of a response. */
  private static String errorType(@Nullable AttemptResult result) {
    if (result != null && result.status() >= FIRST_ERROR) {
      return String.valueOf(result.status());
    }
    return ErrorType.of(result == null ? null : result.error());
  }

  @Override
  public KeyValues getHighCardinalityKeyValues(AttemptObservationContext context) {
    AttemptInfo attempt = context.attempt();
    KeyValues values =
        KeyValues.of("http.request.body.size", String.valueOf(attempt.requestBytes()));
    if (attempt.retryReason() != null) {
      values =
          values.and(
              KeyValue.of("http.request.resend_count", String.valueOf(attempt.number() - 1)),
              KeyValue.of(
                  "contacts.retry.reason", attempt.retryReason().name().toLowerCase(Locale.ROOT)));
    }
    AttemptResult result = context.getResponse();
    return result == null || result.status() == 0
        ? values
        : values.and("http.response.body.size", String.valueOf(result.responseBytes()));
  }

  @Override
  public boolean supportsContext(Observation.Context context) {
    return context instanceof AttemptObservationContext;
  }
}
