package io.github.contactsv3.benchmarks.run;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Counts the bytes that the process has allocated. Before Java 21, those of live threads only. */
final class Allocation {
  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final @Nullable Method total = total();

  private static @Nullable Method total() {
    try {
      return ThreadMXBean.class.getMethod("getTotalThreadAllocatedBytes");
    } catch (NoSuchMethodException e) {
      return null;
    }
  }

  long bytes() {
    if (total == null) {
      return Arrays.stream(threads.getThreadAllocatedBytes(threads.getAllThreadIds())).sum();
    }
    try {
      return (long) total.invoke(threads);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("this JDK does not count what is allocated", e);
    }
  }
}
