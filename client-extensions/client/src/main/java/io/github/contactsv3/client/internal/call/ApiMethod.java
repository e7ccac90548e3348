package io.github.contactsv3.client.internal.call;

import feign.Headers;
import feign.InvocationHandlerFactory.MethodHandler;
import feign.Param;
import io.github.contactsv3.client.internal.attempt.CallTarget;
import io.github.contactsv3.core.ApiResponse;
import io.github.contactsv3.core.OperationInfo;
import io.github.contactsv3.runtime.Model;
import io.github.contactsv3.runtime.PathSegment;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One method of a generated interface, with what is to be known of it before it is called. */
final class ApiMethod {
  private static final String COMPANY_SCOPES = "oauth.";

  private final CallTarget target;
  private final MethodHandler handler;

  /** The name of each path parameter, or null where the argument is a query, a form or a body. */
  private final @Nullable String[] pathParameters;

  ApiMethod(Method method, MethodHandler handler) {
    OperationInfo operation = OperationLookup.of(method);
    this.handler = handler;
    this.target =
        new CallTarget(
            operation,
            headers(method),
            method.getReturnType() == ApiResponse.class,
            operation.scopes().stream().anyMatch(scope -> scope.startsWith(COMPANY_SCOPES)));
    Parameter[] parameters = method.getParameters();
    this.pathParameters = new @Nullable String[parameters.length];
    for (int i = 0; i < parameters.length; i++) {
      Param param = parameters[i].getAnnotation(Param.class);
      pathParameters[i] = param == null ? null : param.value();
    }
  }

  CallTarget target() {
    return target;
  }

  MethodHandler handler() {
    return handler;
  }

  private static Map<String, Collection<String>> headers(Method method) {
    Map<String, Collection<String>> headers = new LinkedHashMap<>();
    Headers annotation = method.getAnnotation(Headers.class);
    for (String line : annotation == null ? new String[0] : annotation.value()) {
      int colon = line.indexOf(':');
      headers.put(line.substring(0, colon), List.of(line.substring(colon + 1).strip()));
    }
    return Collections.unmodifiableMap(headers);
  }

  /** Returns whether a request with these arguments may be sent again when it may have arrived. */
  boolean isRetryable(@Nullable Object[] arguments) {
    String unless = target.operation().idempotentUnless();
    return target.operation().idempotent()
        && (unless == null
            || Arrays.stream(arguments)
                .noneMatch(
                    a -> a instanceof Model body && Boolean.TRUE.equals(body.property(unless))));
  }

  /** Refuses what can't be sent, in a message that names the operation and the parameter. */
  void check(@Nullable Object[] arguments) {
    for (int i = 0; i < pathParameters.length; i++) {
      String name = pathParameters[i];
      if (name != null) {
        PathSegment.require(target.operation().id() + ": " + name, arguments[i]);
      } else if (arguments[i] == null) {
        throw new IllegalArgumentException(target.operation().id() + ": the body or query is null");
      }
    }
  }
}
