package io.github.contactsv3.client.internal.call;

import io.github.contactsv3.client.spi.AttemptInfo;
import io.github.contactsv3.client.spi.AttemptResult;
import io.github.contactsv3.client.spi.CallInfo;
import io.github.contactsv3.client.spi.CallObserver;
import io.github.contactsv3.client.spi.CallResult;
import io.github.contactsv3.core.OperationInfo;
import io.github.contactsv3.errors.internal.Secrets;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The observers of a client. The last one to receive a start receives the end first. Thread-safe.
 */
public final class Observers {
  private static final int HTTP = 80;
  private static final int HTTPS = 443;
  private static final CallObserver.Call NO_CALL = new CallObserver.Call() {};

  private final List<CallObserver> observers;
  private final String serverAddress;
  private final int serverPort;

  private Observers(List<CallObserver> observers, URI server) {
    this.observers = observers;
    this.serverAddress = server.getHost();
    int standard = server.getScheme().equals("http") ? HTTP : HTTPS;
    this.serverPort = server.getPort() < 0 ? standard : server.getPort();
  }

  /**
   * Returns the observers of a client, whose exceptions don't reach its calls.
   *
   * @param observers the observers of the application
   * @param baseUrl where requests go
   * @param secrets what the log must not show
   * @return the observers
   */
  public static Observers of(List<CallObserver> observers, String baseUrl, Secrets secrets) {
    return new Observers(
        observers.stream().<CallObserver>map(o -> new QuietObserver(o, secrets)).toList(),
        URI.create(baseUrl));
  }

  /** Reports the start of a call; the result receives the rest. */
  CallObserver.Call start(OperationInfo operation, @Nullable String locationId) {
    if (observers.isEmpty()) {
      return NO_CALL;
    }
    CallInfo call = new CallInfo(operation, locationId, serverAddress, serverPort);
    if (observers.size() == 1) {
      return observers.get(0).callStarted(call);
    }
    return new ObservedByAll(observers.stream().map(each -> each.callStarted(call)).toList());
  }

  private static <T> void reversed(List<T> all, Consumer<T> event) {
    for (int i = all.size() - 1; i >= 0; i--) {
      event.accept(all.get(i));
    }
  }

  private record ObservedByAll(List<CallObserver.Call> calls) implements CallObserver.Call {
    @Override
    public void waited(CallObserver.Wait wait, Duration took) {
      calls.forEach(call -> call.waited(wait, took));
    }

    @Override
    public CallObserver.Attempt attemptStarted(
        AttemptInfo attempt, CallObserver.RequestHeaders headers) {
      List<CallObserver.Attempt> started = new ArrayList<>(calls.size());
      calls.forEach(call -> started.add(call.attemptStarted(attempt, headers)));
      return (AttemptResult result) -> reversed(started, each -> each.ended(result));
    }

    @Override
    public void ended(CallResult result) {
      reversed(calls, call -> call.ended(result));
    }
  }
}
