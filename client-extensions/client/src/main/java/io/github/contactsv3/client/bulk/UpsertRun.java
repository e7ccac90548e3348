package io.github.contactsv3.client.bulk;

import io.github.contactsv3.api.Operations;
import io.github.contactsv3.core.OperationInfo;
import io.github.contactsv3.errors.CallInterruptedException;
import io.github.contactsv3.errors.ContactsApiException;
import io.github.contactsv3.model.UpsertContactRequest;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One run of upserts: the caller's thread reads the stream, submits calls and delivers results. */
final class UpsertRun {

  /** Contacts held in memory for each parallel call. */
  private static final int WINDOW = 4;

  /**
   * Digits by which phone numbers are told apart; the country code may be missing in one of two.
   */
  private static final int DIGITS = 7;

  private static final OperationInfo UPSERT = Operations.byId("upsertContact");

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

  /** A submitted contact. */
  private static final class Slot {
    final UpsertContactRequest request;
    final UpsertCheckpoint after;
    @Nullable UpsertResult result;
    @Nullable Throwable failure;

    Slot(UpsertContactRequest request, UpsertCheckpoint after) {
      this.request = request;
      this.after = after;
    }

    boolean isDone() {
      return result != null || failure != null;
    }
  }

  void run(Iterator<UpsertContactRequest> source, UpsertCheckpoint start, UpsertSink sink)
      throws IOException {
    Deque<Slot> window = new ArrayDeque<>();
    UpsertCheckpoint at = start;
    while (source.hasNext()) {
      UpsertContactRequest request = source.next();
      if (request == null) {
        deliverAll(window, sink);
        throw new IllegalArgumentException("contacts[" + at.done() + "] is null");
      }
      at = at.next(request);
      Slot slot = new Slot(request, at);
      while (!window.isEmpty()
          && (window.size() >= WINDOW * parallelism || isDone(window.peek()))) {
        deliver(window.remove(), sink);
      }
      submit(slot);
      window.add(slot);
    }
    deliverAll(window, sink);
  }

  private void deliverAll(Deque<Slot> window, UpsertSink sink) throws IOException {
    while (!window.isEmpty()) {
      deliver(window.remove(), sink);
    }
  }

  /** Returns keys that two requests share if they may concern the same contact. */
  private static Set<String> keys(UpsertContactRequest request) {
    Set<String> keys = new HashSet<>();
    if (request.getEmail() != null) {
      keys.add(request.getEmail().strip().toLowerCase(Locale.ROOT));
    }
    if (request.getPhone() != null) {
      String digits = request.getPhone().replaceAll("\\D", "");
      keys.add(digits.substring(Math.max(0, digits.length() - DIGITS)));
    }
    return keys;
  }

  private void submit(Slot slot) {
    Set<String> keys = keys(slot.request);
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

  private void send(Slot slot, Set<String> keys) {
    try {
      end(slot, keys, call.send(slot.after.done() - 1, slot.request), null);
    } catch (RuntimeException | Error e) {
      end(slot, keys, null, e);
    }
  }

  /** Frees the slot of a contact regardless of its outcome, since others wait for that. */
  private void end(
      Slot slot, Set<String> keys, @Nullable UpsertResult result, @Nullable Throwable failure) {
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

  private boolean isDone(Slot slot) {
    lock.lock();
    try {
      return slot.isDone();
    } finally {
      lock.unlock();
    }
  }

  private void deliver(Slot slot, UpsertSink sink) throws IOException {
    await(slot::isDone);
    if (slot.failure instanceof Error error) {
      throw error;
    } else if (slot.failure instanceof RuntimeException failure) {
      throw failure;
    }
    UpsertResult result = Objects.requireNonNull(slot.result);
    ContactsApiException error = result.error().orElse(null);
    if (error != null && Failures.isPersistent(error)) {
      throw error;
    }
    sink.accept(result, slot.after);
  }

  private void await(BooleanSupplier condition) {
    lock.lock();
    try {
      while (!condition.getAsBoolean()) {
        changed.await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CallInterruptedException(UPSERT, 0, "upserts under way");
    } finally {
      lock.unlock();
    }
  }
}
