package io.github.contactsv3.client.internal;

import feign.FeignException;
import feign.InvocationHandlerFactory.MethodHandler;
import feign.Target;
import io.github.contactsv3.core.TransportException;
import io.github.contactsv3.core.internal.UnreadableBodyException;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What happens around each call of a generated interface: arguments are checked before anything is
 * sent, and what comes out of Feign becomes an error of ours. Thread-safe.
 */
final class CallHandler implements InvocationHandler {
  private final Target<?> target;
  private final Map<Method, Call> calls;

  CallHandler(Target<?> target, Map<Method, MethodHandler> dispatch) {
    this.target = target;
    Map<Method, Call> calls = new HashMap<>();
    dispatch.forEach((method, handler) -> calls.put(method, new Call(method, handler)));
    this.calls = Map.copyOf(calls);
  }

  @Override
  public @Nullable Object invoke(
      Object proxy, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
    Call call = calls.get(method);
    if (call == null) {
      return invokeObjectMethod(proxy, method, arguments);
    }
    @Nullable Object[] given = arguments == null ? new @Nullable Object[0] : arguments;
    call.check(given);
    try {
      return call.handler().invoke(given);
    } catch (FeignException e) {
      if (e.getCause() instanceof UnreadableBodyException unreadable) {
        throw unreadable.toDecodingException(call.operation(), 1);
      }
      if (e.getCause() instanceof IOException io) {
        // Not the FeignException itself: it holds the request with its token.
        throw new TransportException(call.operation(), 1, io);
      }
      if (e.getCause() instanceof IllegalArgumentException illegal) {
        throw illegal;
      }
      throw e;
    }
  }

  private @Nullable Object invokeObjectMethod(
      Object proxy, Method method, @Nullable Object @Nullable [] arguments) {
    return switch (method.getName()) {
      case "equals" -> arguments != null && proxy == arguments[0];
      case "hashCode" -> System.identityHashCode(proxy);
      case "toString" -> target.name() + "{" + target.url() + "}";
      default -> throw new UnsupportedOperationException(method.toString());
    };
  }
}
