package io.github.contactsv3.sandbox.internal.http;

import io.undertow.server.HttpServerExchange;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;
import org.xnio.XnioExecutor;

/** Does something with an exchange later, without a thread that waits. */
public final class Timers {

  private Timers() {}

  /**
   * Schedules a task on the exchange's I/O thread; it must not block.
   *
   * @param exchange the exchange
   * @param delay when, from now, in real time
   * @param task the task
   * @return a handle that cancels the task; null if the server is stopping, which has closed the
   *     connection
   */
  public static XnioExecutor.@Nullable Key after(
      HttpServerExchange exchange, Duration delay, Runnable task) {
    try {
      return exchange.getIoThread().executeAfter(task, delay.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      IoUtils.safeClose(exchange.getConnection());
      return null;
    }
  }
}
