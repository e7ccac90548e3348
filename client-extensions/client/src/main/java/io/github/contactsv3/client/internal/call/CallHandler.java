package io.github.contactsv3.client.internal.call;

import io.github.contactsv3.client.internal.attempt.CallContext;
import io.github.contactsv3.client.internal.attempt.CallSettings;
import io.github.contactsv3.client.internal.attempt.RunningCall;
import io.github.contactsv3.core.spi.Clock;
import io.github.contactsv3.runtime.LocatedRequest;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Handles each call of a generated interface: arguments are checked before anything is sent.
 * Thread-safe.
 */
final class CallHandler implements InvocationHandler {
  private final CallTable table;
  private final CallSettings settings;
  private final Observers observers;
  private final Clock clock;
  private final Lifecycle lifecycle;

  CallHandler(
      CallTable table,
      CallSettings settings,
      Observers observers,
      Clock clock,
      Lifecycle lifecycle) {
    this.table = table;
    this.settings = settings;
    this.observers = observers;
    this.clock = clock;
    this.lifecycle = lifecycle;
  }

  @Override
  public @Nullable Object invoke(
      Object proxy, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
    ApiMethod call = table.find(method);
    if (method.isDefault()) {
      return InvocationHandler.invokeDefault(proxy, method, arguments);
    }
    if (call == null) {
      return invokeObjectMethod(proxy, method, arguments);
    }
    lifecycle.requireOpen();
    @Nullable Object[] given = located(arguments == null ? new @Nullable Object[0] : arguments);
    call.check(given);
    try (RunningCall running = lifecycle.start()) {
      CallContext context =
          new CallContext(
              call.target(),
              call.isRetryable(given),
              settings,
              observers.start(call.target().operation(), settings.locationId()),
              running,
              clock);
      return run(call, given, context);
    }
  }

  /** Fills in the location where a request lacks it. */
  private @Nullable Object[] located(@Nullable Object[] arguments) {
    @Nullable Object[] located = arguments.clone();
    for (int i = 0; i < located.length; i++) {
      if (located[i] instanceof LocatedRequest<?> request && request.getLocationId() == null) {
        if (settings.locationId() == null) {
          throw new IllegalStateException(
              request.getClass().getSimpleName()
                  + ".locationId is not set, and the client was built without a locationId");
        }
        located[i] = request.forLocation(settings.locationId());
      }
    }
    return located;
  }

  private @Nullable Object run(ApiMethod call, @Nullable Object[] given, CallContext context)
      throws Throwable {
    return ObservedCall.run(
        context,
        () -> {
          Object result = call.handler().invoke(with(context, given));
          if (settings.check() != null) {
            settings.check().check(result);
          }
          return result;
        });
  }

  /** Feign looks for its options among the arguments, wherever they stand. */
  private static @Nullable Object[] with(CallContext context, @Nullable Object[] arguments) {
    @Nullable Object[] all = Arrays.copyOf(arguments, arguments.length + 1);
    all[arguments.length] = context;
    return all;
  }

  private @Nullable Object invokeObjectMethod(
      Object proxy, Method method, @Nullable Object @Nullable [] arguments) {
    return switch (method.getName()) {
      case "equals" -> arguments != null && proxy == arguments[0];
      case "hashCode" -> System.identityHashCode(proxy);
      case "toString" -> table.name();
      default -> throw new UnsupportedOperationException(method.toString());
    };
  }
}
