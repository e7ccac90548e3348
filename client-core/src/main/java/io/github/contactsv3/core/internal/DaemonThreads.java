package io.github.contactsv3.core.internal;

import java.util.concurrent.Executor;

/** A short-lived thread for each task, which does not keep the process alive. */
public final class DaemonThreads {

  private DaemonThreads() {}

  /**
   * Returns an executor.
   *
   * @param name the name of the threads
   * @return starts a thread for each task
   */
  public static Executor named(String name) {
    return task -> {
      Thread thread = new Thread(task, name);
      thread.setDaemon(true);
      thread.start();
    };
  }
}
