package io.github.contactsv3.sandbox.internal.http;

/** Tells long work that nobody waits for its result any longer. */
@FunctionalInterface
public interface StopSignal {

  /** Stops work only when its thread is interrupted, as it is when the server ends. */
  StopSignal INTERRUPTION =
      () -> {
        if (Thread.currentThread().isInterrupted()) {
          throw new Stopped();
        }
      };

  /**
   * Returns if the work is still wanted; cheap enough to be called some thousand times a second.
   *
   * @throws Stopped if it is not
   */
  void check();

  /** Ends work that nobody waits for. */
  final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Stopped() {
      super("nobody waits for the response", null, false, false);
    }
  }
}
