package io.github.contactsv3.sandbox;

import io.github.contactsv3.sandbox.internal.faults.FaultQueue;
import java.util.List;

/**
 * The faults still to come. A request gets the first one that fits it, and at most one.
 *
 * <p>Thread-safe.
 */
public final class Faults {

  private final FaultQueue queue;

  Faults(FaultQueue queue) {
    this.queue = queue;
  }

  /**
   * Adds a fault, behind those already there.
   *
   * @param fault the fault
   * @return id of the fault, unique in this sandbox, for {@link #remove(String)}
   * @throws IllegalArgumentException if it names an operation that does not exist
   */
  public String add(Fault fault) {
    return queue.add(fault.rule);
  }

  /**
   * The faults still to come, with the requests that each still waits for and happens to.
   *
   * @return the faults, in order
   */
  public List<Fault> pending() {
    return queue.entries().stream().map(entry -> new Fault(entry.fault())).toList();
  }

  /**
   * Removes one fault; the others stay in their order.
   *
   * @param id id of the fault, as {@link #add(Fault)} returned it
   * @return false if there is no such fault, or if it was used up or removed before
   */
  public boolean remove(String id) {
    return queue.remove(id);
  }

  /** Removes all faults. */
  public void clear() {
    queue.clear();
  }
}
