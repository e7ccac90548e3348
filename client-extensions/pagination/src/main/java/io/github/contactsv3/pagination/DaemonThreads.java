package io.github.contactsv3.pagination;

import java.util.concurrent.Executor;

/** A short-lived thread for each task, which does not keep the process alive. */
final class DaemonThreads {

  private DaemonThreads() {}

  static Executor named(String name) {
    return task -> {
      Thread thread = new Thread(task, name);
      thread.setDaemon(true);
      thread.start();
    };
  }
}
