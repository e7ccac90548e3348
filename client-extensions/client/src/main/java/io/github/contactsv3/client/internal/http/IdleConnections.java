package io.github.contactsv3.client.internal.http;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Bounds the idle connections of the process: applications may create clients without end and close
 * none. Only the clients used last keep idle connections, and those for half a minute. Thread-safe.
 */
final class IdleConnections {
  static final IdleConnections SHARED = new IdleConnections();

  private static final int MOST_CLIENTS = 32;

  private final ReentrantLock lock = new ReentrantLock();

  /** The clients used last, the most recent one at the end; guarded by the lock. */
  private final Set<OwnClient> recent = new LinkedHashSet<>();

  private volatile @Nullable OwnClient latest;

  /** Notes that a client is in use. */
  void used(OwnClient client) {
    if (latest == client) {
      return;
    }
    OwnClient eldest = null;
    lock.lock();
    try {
      recent.remove(client);
      recent.add(client);
      latest = client;
      if (recent.size() > MOST_CLIENTS) {
        Iterator<OwnClient> eldestFirst = recent.iterator();
        eldest = eldestFirst.next();
        eldestFirst.remove();
      }
    } finally {
      lock.unlock();
    }
    if (eldest != null) {
      eldest.closeIdle(0);
    }
  }

  /** Forgets a client that is closed. */
  void forget(OwnClient client) {
    lock.lock();
    try {
      recent.remove(client);
      if (latest == client) {
        latest = null;
      }
    } finally {
      lock.unlock();
    }
  }

  /** Closes what has been idle for too long. */
  void sweep() {
    List<OwnClient> clients;
    lock.lock();
    try {
      clients = List.copyOf(recent);
    } finally {
      lock.unlock();
    }
    clients.forEach(client -> client.closeIdle(OwnClient.IDLE_SECONDS));
  }
}
