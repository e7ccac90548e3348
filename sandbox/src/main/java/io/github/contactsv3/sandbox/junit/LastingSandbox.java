package io.github.contactsv3.sandbox.junit;

import io.github.contactsv3.sandbox.ContactsSandbox;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The sandbox that {@link ContactsSandboxExtension#sandbox} has given away, which stays until the
 * end of all tests: others, such as the cached contexts of Spring, keep its address beyond the
 * class. JUnit 5.13 and later closes it as the second interface, others as the first. Thread-safe.
 */
@SuppressWarnings("deprecation")
final class LastingSandbox implements ExtensionContext.Store.CloseableResource, AutoCloseable {
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable ContactsSandbox lasting;
  private @Nullable ContactsSandbox current;
  private boolean currentIsOfClass;

  /** Returns the lasting sandbox, or starts one for the tests of a context. */
  ContactsSandbox start(boolean ofClass, Supplier<ContactsSandbox> starter) {
    lock.lock();
    try {
      ContactsSandbox started = lasting == null ? starter.get() : lasting;
      current = started;
      currentIsOfClass = ofClass;
      return started;
    } finally {
      lock.unlock();
    }
  }

  /** Returns the running sandbox or starts one. That of a class lasts from now on. */
  ContactsSandbox give(Supplier<ContactsSandbox> starter) {
    lock.lock();
    try {
      if (lasting != null) {
        return lasting;
      }
      ContactsSandbox given = current == null ? starter.get() : current;
      if (current == null || currentIsOfClass) {
        lasting = given;
      }
      return given;
    } finally {
      lock.unlock();
    }
  }

  /** Stops a sandbox unless it lasts. */
  void stop(ContactsSandbox sandbox) {
    lock.lock();
    try {
      if (current == sandbox) {
        current = null;
      }
      if (lasting != sandbox) {
        sandbox.close();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Called by JUnit after all tests. */
  @Override
  public void close() {
    lock.lock();
    try {
      if (lasting != null) {
        lasting.close();
        lasting = null;
      }
    } finally {
      lock.unlock();
    }
  }
}
