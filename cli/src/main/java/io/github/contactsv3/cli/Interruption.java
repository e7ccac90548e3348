package io.github.contactsv3.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C and SIGTERM: the command is interrupted and gets some seconds to write its checkpoint. The
 * JVM reports the signal as the exit code.
 */
final class Interruption {
  private static final int SECONDS = 10;

  private final CountDownLatch done = new CountDownLatch(1);

  private Interruption() {}

  static Interruption install(Thread command) {
    Interruption interruption = new Interruption();
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> interruption.end(command), "contacts-interruption"));
    return interruption;
  }

  /** To be called when the command has ended. */
  void done() {
    done.countDown();
  }

  private void end(Thread command) {
    if (done.getCount() == 0) {
      return;
    }
    command.interrupt();
    try {
      done.await(SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
