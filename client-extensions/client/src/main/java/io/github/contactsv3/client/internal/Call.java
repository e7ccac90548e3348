package io.github.contactsv3.client.internal;

import feign.Headers;
import feign.InvocationHandlerFactory.MethodHandler;
import feign.Param;
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
final class Call {
  private static final String COMPANY_SCOPES = "oauth.";

  private final OperationInfo operation;
  private final MethodHandler handler;
  private final boolean forCompany;
  private final boolean returnsHeaders;
  private final Map<String, Collection<String>> headers;

  /** The name of each path parameter, or null where the argument is a query, a form or a body. */
  private final @Nullable String[] pathParameters;

  Call(Method method, MethodHandler handler) {
    this.operation = OperationLookup.of(method);
    this.handler = handler;
    this.forCompany =
        operation.scopes().stream().anyMatch(scope -> scope.startsWith(COMPANY_SCOPES));
    this.returnsHeaders = method.getReturnType() == ApiResponse.class;
    this.headers = headers(method);
    Parameter[] parameters = method.getParameters();
    this.pathParameters = new @Nullable String[parameters.length];
    for (int i = 0; i < parameters.length; i++) {
      Param param = parameters[i].getAnnotation(Param.class);
      pathParameters[i] = param == null ? null : param.value();
    }
  }

  OperationInfo operation() {
    return operation;
  }

  MethodHandler handler() {
    return handler;
  }

  /** The headers that are the same in each request. */
  Map<String, Collection<String>> headers() {
    return headers;
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

  /** Whether what it returns has the headers of the answer. */
  boolean returnsHeaders() {
    return returnsHeaders;
  }

  /** Whether it is for a company, whatever location the client has: those on installations are. */
  boolean isForCompany() {
    return forCompany;
  }

  /** Returns whether a request with these arguments may be sent again when it may have arrived. */
  boolean isRetryable(@Nullable Object[] arguments) {
    String unless = operation.idempotentUnless();
    return operation.idempotent()
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
        PathSegment.require(operation.id() + ": " + name, arguments[i]);
      } else if (arguments[i] == null) {
        throw new IllegalArgumentException(operation.id() + ": the body or query is null");
      }
    }
  }
}
