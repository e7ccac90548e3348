package io.github.contactsv3.client.internal;

import feign.FeignException;
import io.github.contactsv3.auth.spi.Timing;
import io.github.contactsv3.client.spi.CallObserver;
import io.github.contactsv3.core.internal.UnreadableBodyException;
import io.github.contactsv3.errors.TransportException;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What happens around each call of a generated interface: arguments are checked before anything is
 * sent, and what comes out of Feign becomes an error of ours. Thread-safe.
 */
final class CallHandler implements InvocationHandler {
  private final CallTable table;
  private final CallSettings settings;
  private final CallObserver observer;
  private final Timing timing;

  CallHandler(CallTable table, CallSettings settings, CallObserver observer, Timing timing) {
    this.table = table;
    this.settings = settings;
    this.observer = observer;
    this.timing = timing;
  }

  @Override
  public @Nullable Object invoke(
      Object proxy, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
    Call call = table.find(method);
    if (call == null) {
      return invokeObjectMethod(proxy, method, arguments);
    }
    @Nullable Object[] given = arguments == null ? new @Nullable Object[0] : arguments;
    call.check(given);
    CallContext context =
        new CallContext(
            call,
            call.repeatable(given),
            settings,
            observer.start(call.operation(), settings.locationId()),
            timing);
    Object result;
    try {
      result = call.handler().invoke(with(context, given));
    } catch (RuntimeException e) {
      RuntimeException thrown = e instanceof FeignException feign ? translated(feign, context) : e;
      context.ended(thrown);
      throw thrown;
    }
    context.ended(null);
    return result;
  }

  /** Feign looks for its options among the arguments, wherever they stand. */
  private static @Nullable Object[] with(CallContext context, @Nullable Object[] arguments) {
    @Nullable Object[] all = Arrays.copyOf(arguments, arguments.length + 1);
    all[arguments.length] = context;
    return all;
  }

  /** The exception of Feign itself goes no further: it holds the request with its token. */
  private static RuntimeException translated(FeignException e, CallContext context) {
    if (e.getCause() instanceof IllegalArgumentException illegal) {
      return illegal;
    }
    if (e.getCause() instanceof UnreadableBodyException unreadable) {
      return unreadable.toDecodingException(context.operation(), context.attempts());
    }
    if (e.getCause() instanceof IOException io) {
      return new TransportException(
          context.operation(),
          context.attempts(),
          "no response (" + io.getClass().getSimpleName() + ")",
          io);
    }
    return new IllegalStateException(
        context.operation().id() + " failed with " + e.getClass().getName());
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
