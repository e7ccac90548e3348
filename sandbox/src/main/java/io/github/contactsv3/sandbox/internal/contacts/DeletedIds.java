package io.github.contactsv3.sandbox.internal.contacts;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;

/** Ids of the contacts that were deleted last; their number is bounded. */
public final class DeletedIds {

  private static final int KEPT = 100_000;

  private final ReentrantLock lock = new ReentrantLock();
  private final Set<String> ids = new LinkedHashSet<>();
  private final ChangeLog journal;

  DeletedIds(ChangeLog journal) {
    this.journal = journal;
  }

  public void add(String locationId, String contactId) {
    journal.enter();
    lock.lock();
    try {
      journal.deleted(locationId, contactId);
      ids.add(locationId + " " + contactId);
      if (ids.size() > KEPT) {
        ids.remove(ids.iterator().next());
      }
    } finally {
      lock.unlock();
      journal.exit();
    }
  }

  public boolean contains(String locationId, String contactId) {
    lock.lock();
    try {
      return ids.contains(locationId + " " + contactId);
    } finally {
      lock.unlock();
    }
  }

  /** Tells location and contact of each. */
  public void forEach(BiConsumer<String, String> action) {
    lock.lock();
    try {
      for (String each : ids) {
        int space = each.indexOf(' ');
        action.accept(each.substring(0, space), each.substring(space + 1));
      }
    } finally {
      lock.unlock();
    }
  }

  public void clear(String locationId) {
    journal.enter();
    lock.lock();
    try {
      journal.forget(locationId);
      ids.removeIf(id -> id.startsWith(locationId + " "));
    } finally {
      lock.unlock();
      journal.exit();
    }
  }

  public void clear() {
    journal.enter();
    lock.lock();
    try {
      journal.forget(null);
      ids.clear();
    } finally {
      lock.unlock();
      journal.exit();
    }
  }
}
