package io.github.contactsv3.client.bulk;

import io.github.contactsv3.api.Operations;
import io.github.contactsv3.client.internal.call.ClientClosedException;
import io.github.contactsv3.core.OperationInfo;
import io.github.contactsv3.errors.CallInterruptedException;
import io.github.contactsv3.model.UpsertContactRequest;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One run of upserts: the caller's thread reads the stream, submits calls and delivers results. */
final class UpsertRun<K> {

  /** Contacts held in memory for each parallel call. */
  private static final int WINDOW = 4;

  /**
   * Digits by which phone numbers are told apart; the country code may be missing in one of two.
   */
  private static final int DIGITS = 7;

  static final OperationInfo OPERATION = Operations.byId("upsertContact");

  private final UpsertCall call;
  private final int parallelism;
  private final Executor executor;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Set<String> busy = new HashSet<>();
  private int sending;

  UpsertRun(UpsertCall call, int parallelism, Executor executor) {
    this.call = call;
    this.parallelism = parallelism;
    this.executor = executor;
  }

  /** A submitted row. */
  private static final class Slot<K> {
    final UpsertRow<K> row;
    final UpsertCheckpoint after;
    @Nullable UpsertResult<K> result;
    @Nullable Throwable failure;

    Slot(UpsertRow<K> row, UpsertCheckpoint after) {
      this.row = row;
      this.after = after;
    }

    boolean isDone() {
      return result != null || failure != null;
    }
  }

  void run(RowSource<K> source, UpsertCheckpoint start, UpsertDelivery<K> delivery) {
    Deque<Slot<K>> window = new ArrayDeque<>();
    UpsertCheckpoint at = start;
    while (!delivery.isStopped() && source.hasNext()) {
      UpsertRow<K> row = source.next();
      if (row == null) {
        deliverAll(window, delivery);
        throw isNull(at);
      }
      at = at.next(row);
      while (!window.isEmpty()
          && (window.size() >= WINDOW * parallelism || isDone(window.element()))) {
        deliver(window.remove(), delivery);
      }
      if (!delivery.isStopped()) {
        Slot<K> slot = new Slot<>(row, at);
        submit(slot);
        window.add(slot);
      }
    }
    deliverAll(window, delivery);
  }

  static IllegalArgumentException isNull(UpsertCheckpoint at) {
    return new IllegalArgumentException("contacts[" + at.done() + "] is null");
  }

  private void deliverAll(Deque<Slot<K>> window, UpsertDelivery<K> delivery) {
    while (!window.isEmpty()) {
      deliver(window.remove(), delivery);
    }
  }

  /** Returns keys that two requests share if they may concern the same contact. */
  private static Set<String> keys(UpsertRow<?> row) {
    Set<String> keys = new HashSet<>();
    UpsertContactRequest request = row.request().orElse(null);
    if (request == null) {
      return keys;
    }
    if (request.getEmail() != null) {
      keys.add(request.getEmail().strip().toLowerCase(Locale.ROOT));
    }
    if (request.getPhone() != null) {
      String digits = request.getPhone().replaceAll("\\D", "");
      keys.add(digits.substring(Math.max(0, digits.length() - DIGITS)));
    }
    return keys;
  }

  private void submit(Slot<K> slot) {
    Set<String> keys = keys(slot.row);
    await(() -> sending < parallelism && Collections.disjoint(busy, keys));
    lock.lock();
    try {
      busy.addAll(keys);
      sending++;
    } finally {
      lock.unlock();
    }
    try {
      executor.execute(() -> send(slot, keys));
    } catch (RuntimeException | Error e) {
      end(slot, keys, null, e);
      throw e;
    }
  }

  private void send(Slot<K> slot, Set<String> keys) {
    try {
      end(slot, keys, call.send(slot.after.done() - 1, slot.row), null);
    } catch (RuntimeException | Error e) {
      end(slot, keys, null, e);
    }
  }

  /** Frees the slot of a contact regardless of its outcome, since others wait for that. */
  private void end(
      Slot<K> slot,
      Set<String> keys,
      @Nullable UpsertResult<K> result,
      @Nullable Throwable failure) {
    lock.lock();
    try {
      slot.result = result;
      slot.failure = failure;
      sending--;
      changed.signalAll();
      busy.removeAll(keys);
    } finally {
      lock.unlock();
    }
  }

  private boolean isDone(Slot<K> slot) {
    lock.lock();
    try {
      return slot.isDone();
    } finally {
      lock.unlock();
    }
  }

  private void deliver(Slot<K> slot, UpsertDelivery<K> delivery) {
    await(slot::isDone);
    if (slot.failure instanceof Error error) {
      throw error;
    } else if (slot.failure instanceof ClientClosedException && delivery.summary().total() > 0) {
      // Not the caller's mistake: what was done until then is in the report.
      throw Failures.closed(OPERATION);
    } else if (slot.failure instanceof RuntimeException failure) {
      throw failure;
    }
    delivery.accept(Objects.requireNonNull(slot.result), slot.after);
  }

  private void await(BooleanSupplier condition) {
    lock.lock();
    try {
      while (!condition.getAsBoolean()) {
        changed.await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CallInterruptedException(OPERATION, 0, "upserts under way");
    } finally {
      lock.unlock();
    }
  }
}
