package io.github.contactsv3.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.runtime.Parameters;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls an operation of a document through the client, with the arguments of its examples. */
public final class Invoker {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final ContactsClient client;

  public Invoker(ContactsClient client) {
    this.client = client;
  }

  /** Finds the accessor by its type, so that a new operation is called without a change here. */
  Object api(DocumentedOperation operation) {
    Method accessor =
        Arrays.stream(ContactsClient.class.getMethods())
            .filter(m -> m.getReturnType().getSimpleName().equals(operation.tag() + "Api"))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no accessor for tag " + operation.tag()));
    return invoke(accessor, client);
  }

  public @Nullable Object call(
      DocumentedOperation operation, String method, @Nullable JsonNode body) {
    Object api = api(operation);
    Method found =
        Arrays.stream(api.getClass().getInterfaces()[0].getMethods())
            .filter(m -> m.getName().equals(method) && !m.isDefault())
            .findFirst()
            .orElseThrow(() -> new AssertionError("no method " + method));
    return invoke(found, api, arguments(operation, found, body));
  }

  private static Object[] arguments(
      DocumentedOperation operation, Method method, @Nullable JsonNode body) {
    List<String> path = operation.parameters("path").stream().map(operation::example).toList();
    List<Object> arguments = new ArrayList<>();
    for (Class<?> type : method.getParameterTypes()) {
      if (arguments.size() < path.size()) {
        String example = path.get(arguments.size());
        arguments.add(type == String.class ? example : convert(example, type));
      } else if (Parameters.class.isAssignableFrom(type)) {
        arguments.add(parameters(operation, type, body));
      } else {
        arguments.add(convert(body, type));
      }
    }
    return arguments.toArray();
  }

  private static Object parameters(
      DocumentedOperation operation, Class<?> type, @Nullable JsonNode form) {
    Object builder = invokeStatic(type, "builder");
    for (Method setter : builder.getClass().getDeclaredMethods()) {
      if (setter.getParameterCount() == 1) {
        Object value = form == null ? query(operation, setter) : form.get(setter.getName());
        if (value != null) {
          invoke(setter, builder, convert(value, setter.getParameterTypes()[0]));
        }
      }
    }
    return invokeOn(builder, "build");
  }

  private static @Nullable Object query(DocumentedOperation operation, Method setter) {
    for (JsonNode parameter : operation.parameters("query")) {
      if (parameter.path("name").textValue().equals(setter.getName())) {
        String example = operation.example(parameter);
        return setter.getParameterTypes()[0] == List.class ? example.split(",") : example;
      }
    }
    if (!operation.arguments().containsKey(setter.getName())) {
      throw new AssertionError(setter + " is no parameter of " + operation);
    }
    return null;
  }

  private static Object convert(@Nullable Object value, Class<?> type) {
    return MAPPER.convertValue(value, type);
  }

  private static Object invokeStatic(Class<?> type, String method) {
    try {
      return invoke(type.getMethod(method), null);
    } catch (NoSuchMethodException e) {
      throw new AssertionError(e);
    }
  }

  private static Object invokeOn(Object target, String method) {
    try {
      return invoke(target.getClass().getMethod(method), target);
    } catch (NoSuchMethodException e) {
      throw new AssertionError(e);
    }
  }

  /** Calls a method, and throws what it throws. */
  public static Object invoke(Method method, @Nullable Object target, Object... arguments) {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new AssertionError(e.getCause());
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }
}
