package io.github.contactsv3.client.internal.call;

import feign.InvocationHandlerFactory.MethodHandler;
import feign.Target;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The methods of a generated interface, as Feign has parsed them. Feign takes it for the handler of
 * its proxy; we only take it out again, and share it among the proxies of all views.
 */
final class CallTable implements InvocationHandler {
  private final String name;
  private final Map<Method, ApiMethod> calls;

  CallTable(Target<?> target, Map<Method, MethodHandler> dispatch) {
    this.name = target.name() + "{" + target.url() + "}";
    Map<Method, ApiMethod> calls = new HashMap<>();
    dispatch.forEach(
        (method, handler) -> {
          if (!method.isDefault()) {
            calls.put(method, new ApiMethod(method, handler));
          }
        });
    this.calls = Map.copyOf(calls);
  }

  @Nullable ApiMethod find(Method method) {
    return calls.get(method);
  }

  String name() {
    return name;
  }

  @Override
  public Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments) {
    throw new UnsupportedOperationException("not called: see the class");
  }
}
