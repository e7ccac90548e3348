package io.github.contactsv3.sandbox;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/** Ids of the contacts that were deleted last; so many that memory stays bounded. */
final class DeletedIds {

  private static final int KEPT = 100_000;

  private final ReentrantLock lock = new ReentrantLock();
  private final Set<String> ids = new LinkedHashSet<>();

  void add(String locationId, String contactId) {
    lock.lock();
    try {
      ids.add(locationId + " " + contactId);
      if (ids.size() > KEPT) {
        ids.remove(ids.iterator().next());
      }
    } finally {
      lock.unlock();
    }
  }

  boolean contains(String locationId, String contactId) {
    lock.lock();
    try {
      return ids.contains(locationId + " " + contactId);
    } finally {
      lock.unlock();
    }
  }

  void clear(String locationId) {
    lock.lock();
    try {
      ids.removeIf(id -> id.startsWith(locationId + " "));
    } finally {
      lock.unlock();
    }
  }

  void clear() {
    lock.lock();
    try {
      ids.clear();
    } finally {
      lock.unlock();
    }
  }
}
