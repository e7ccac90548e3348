package io.github.contactsv3.micrometer;

import io.github.contactsv3.client.spi.AttemptInfo;
import io.github.contactsv3.client.spi.AttemptResult;
import io.github.contactsv3.client.spi.CallInfo;
import io.github.contactsv3.client.spi.CallObserver;
import io.github.contactsv3.client.spi.CallResult;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import io.micrometer.observation.ObservationRegistry;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reports calls to Micrometer Observation: an observation of each call, and within it one of each
 * attempt, which sends the trace context along. Names and tags of attempts are those of the stable
 * HTTP semantic conventions of OpenTelemetry; {@link CallConvention} and {@link AttemptConvention}
 * list them. Thread-safe.
 *
 * <pre>{@code
 * ContactsClient client =
 *     ContactsClient.builder()
 *         .credentials(credentials)
 *         .observer(ContactsObserver.of(observationRegistry))
 *         .build();
 * }</pre>
 *
 * <p>Scopes are open while a call or an attempt runs, so that logs have the ids of the trace, and
 * what else is observed on the thread becomes a child. Registered conventions of the registry take
 * precedence over the defaults.
 */
public final class ContactsObserver implements CallObserver {
  private static final CallConvention CALLS = new CallConvention();
  private static final AttemptConvention ATTEMPTS = new AttemptConvention();

  private final ObservationRegistry registry;
  private final @Nullable ObservationConvention<CallObservationContext> calls;
  private final @Nullable ObservationConvention<AttemptObservationContext> attempts;

  private ContactsObserver(
      ObservationRegistry registry,
      @Nullable ObservationConvention<CallObservationContext> calls,
      @Nullable ObservationConvention<AttemptObservationContext> attempts) {
    this.registry = Objects.requireNonNull(registry, "registry");
    this.calls = calls;
    this.attempts = attempts;
  }

  /**
   * Returns an observer with the conventions of this library.
   *
   * @param registry receives the observations
   * @return a new observer
   */
  public static ContactsObserver of(ObservationRegistry registry) {
    return new ContactsObserver(registry, null, null);
  }

  /**
   * Returns an observer with another convention for calls.
   *
   * @param convention names and tags of calls
   * @return a new observer
   */
  public ContactsObserver withCallConvention(
      ObservationConvention<CallObservationContext> convention) {
    return new ContactsObserver(
        registry, Objects.requireNonNull(convention, "convention"), attempts);
  }

  /**
   * Returns an observer with another convention for attempts.
   *
   * @param convention names and tags of attempts
   * @return a new observer
   */
  public ContactsObserver withAttemptConvention(
      ObservationConvention<AttemptObservationContext> convention) {
    return new ContactsObserver(registry, calls, Objects.requireNonNull(convention, "convention"));
  }

  @Override
  public Call callStarted(CallInfo call) {
    CallObservationContext context = new CallObservationContext(call);
    Opened opened =
        Opened.start(Observation.createNotStarted(calls, CALLS, () -> context, registry));
    return new ObservedCall(context, opened);
  }

  /** An observation with its scope, both open. */
  private record Opened(Observation observation, Observation.Scope scope) {
    static Opened start(Observation observation) {
      observation.start();
      return new Opened(observation, observation.openScope());
    }

    void end(@Nullable Throwable error) {
      if (error != null) {
        observation.error(error);
      }
      scope.close();
      observation.stop();
    }
  }

  private final class ObservedCall implements Call {
    private final CallObservationContext context;
    private final Opened opened;

    ObservedCall(CallObservationContext context, Opened opened) {
      this.context = context;
      this.opened = opened;
    }

    @Override
    public Attempt attemptStarted(AttemptInfo attempt, RequestHeaders headers) {
      AttemptObservationContext sent =
          new AttemptObservationContext(context.call(), attempt, headers);
      Opened started =
          Opened.start(Observation.createNotStarted(attempts, ATTEMPTS, () -> sent, registry));
      return (AttemptResult result) -> {
        sent.setResponse(result);
        started.end(result.error());
      };
    }

    @Override
    public void ended(CallResult result) {
      context.setResult(result);
      opened.end(result.error());
    }
  }
}
