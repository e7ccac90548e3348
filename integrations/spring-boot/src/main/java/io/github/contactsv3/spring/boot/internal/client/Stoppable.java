package io.github.contactsv3.spring.boot.internal.client;

import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.client.bulk.Bulk;
import io.github.contactsv3.client.bulk.BulkUpsert;
import io.github.contactsv3.client.bulk.UpsertSink;
import io.github.contactsv3.pagination.ContactExport;
import io.github.contactsv3.pagination.ExportSink;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes the runs of a client stop at a checkpoint: hands out itself in place of all objects on the
 * way to a run, and puts a check before each call of its sink.
 */
public final class Stoppable implements InvocationHandler {
  private static final List<Class<?>> TYPES =
      List.of(ContactsClient.class, ContactExport.class, Bulk.class, BulkUpsert.class);

  private final Object target;
  private final RunTracker tracker;

  private Stoppable(Object target, RunTracker tracker) {
    this.target = target;
    this.tracker = tracker;
  }

  /**
   * Returns the interfaces of which there are proxies.
   *
   * @return the interfaces, each for a proxy of its own
   */
  public static List<Class<?>> types() {
    return TYPES;
  }

  static ContactsClient of(ContactsClient client, RunTracker tracker) {
    return (ContactsClient) proxy(ContactsClient.class, client, tracker);
  }

  private static Object proxy(Class<?> type, Object target, RunTracker tracker) {
    return Proxy.newProxyInstance(
        Stoppable.class.getClassLoader(), new Class<?>[] {type}, new Stoppable(target, tracker));
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] given)
      throws Throwable {
    Object[] arguments = given == null ? new Object[0] : given.clone();
    if (method.getDeclaringClass() == Object.class) {
      return ofObject(proxy, method, arguments);
    }
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = checked(arguments[i]);
    }
    Object result =
        method.getName().equals("run") ? run(method, arguments) : call(method, arguments);
    return result == target ? proxy : wrapped(method, result);
  }

  private @Nullable Object wrapped(Method method, @Nullable Object result) {
    boolean ofRun = TYPES.contains(method.getReturnType());
    return ofRun && result != null ? proxy(method.getReturnType(), result, tracker) : result;
  }

  private @Nullable Object run(Method method, Object[] arguments) throws Throwable {
    tracker.enter();
    try {
      return call(method, arguments);
    } finally {
      tracker.leave();
    }
  }

  private @Nullable Object call(Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private Object ofObject(Object proxy, Method method, Object[] arguments) {
    return switch (method.getName()) {
      case "equals" -> proxy == arguments[0];
      case "hashCode" -> System.identityHashCode(proxy);
      default -> target.toString();
    };
  }

  // The rows of a run keep the type of their keys: only the check is added.
  @SuppressWarnings("unchecked")
  private Object checked(Object argument) {
    if (argument instanceof ExportSink sink) {
      return (ExportSink)
          (contacts, checkpoint) -> {
            tracker.checkpoint();
            sink.accept(contacts, checkpoint);
          };
    }
    if (argument instanceof UpsertSink<?> sink) {
      return (UpsertSink<Object>)
          (result, checkpoint) -> {
            tracker.checkpoint();
            ((UpsertSink<Object>) sink).accept(result, checkpoint);
          };
    }
    return argument;
  }
}
