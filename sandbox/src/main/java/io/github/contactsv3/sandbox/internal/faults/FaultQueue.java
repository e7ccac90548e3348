package io.github.contactsv3.sandbox.internal.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The faults still to come, in order. A request gets the first one that fits it, and at most one.
 *
 * <p>Thread-safe.
 */
public final class FaultQueue {

  /** A fault still to come, and the id it keeps while its counts go down. */
  public record PendingFault(String id, FaultRule fault) {

    PendingFault with(FaultRule changed) {
      return new PendingFault(id, changed);
    }
  }

  private final Set<String> operations;
  private final ReentrantLock lock = new ReentrantLock();
  private final List<PendingFault> pending = new ArrayList<>();
  private long lastId;

  /** Spares the lock as long as there are no faults, which is nearly always. */
  private volatile boolean any;

  public FaultQueue(Set<String> operations) {
    this.operations = operations;
  }

  /**
   * Adds a fault, behind those already there.
   *
   * @param fault the fault
   * @return id of the fault, unique in this sandbox, for {@link #remove(String)}
   * @throws IllegalArgumentException if it names an operation that does not exist
   */
  public String add(FaultRule fault) {
    for (String operation : fault.operations()) {
      if (!operations.contains(operation)) {
        throw new IllegalArgumentException(
            "no operation '" + operation + "', there are " + new TreeSet<>(operations));
      }
    }
    lock.lock();
    try {
      lastId++;
      String id = String.valueOf(lastId);
      pending.add(new PendingFault(id, fault));
      any = true;
      return id;
    } finally {
      lock.unlock();
    }
  }

  /** The faults still to come with their ids, in order. */
  public List<PendingFault> entries() {
    lock.lock();
    try {
      return List.copyOf(pending);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Removes one fault; the others stay in their order.
   *
   * @param id id of the fault, as {@link #add(FaultRule)} returned it
   * @return false if there is no such fault, or if it was used up or removed before
   */
  public boolean remove(String id) {
    lock.lock();
    try {
      boolean removed = pending.removeIf(entry -> entry.id().equals(id));
      any = !pending.isEmpty();
      return removed;
    } finally {
      lock.unlock();
    }
  }

  /** Removes all faults. */
  public void clear() {
    lock.lock();
    try {
      pending.clear();
      any = false;
    } finally {
      lock.unlock();
    }
  }

  /** Uses up the fault of a request, if there is one for it. */
  public @Nullable FaultRule take(@Nullable String operationId) {
    if (!any) {
      return null;
    }
    lock.lock();
    try {
      for (int i = 0; i < pending.size(); i++) {
        PendingFault entry = pending.get(i);
        FaultRule fault = entry.fault();
        if (!fault.operations().isEmpty()
            && (operationId == null || !fault.operations().contains(operationId))) {
          continue;
        }
        if (fault.skip() > 0) {
          pending.set(i, entry.with(fault.after(fault.skip() - 1)));
          continue;
        }
        if (fault.times() == 1) {
          pending.remove(i);
          any = !pending.isEmpty();
        } else if (fault.times() != FaultRule.ALWAYS) {
          pending.set(i, entry.with(fault.times(fault.times() - 1)));
        }
        return fault;
      }
      return null;
    } finally {
      lock.unlock();
    }
  }
}
