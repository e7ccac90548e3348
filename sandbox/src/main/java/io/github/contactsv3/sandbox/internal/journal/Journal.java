package io.github.contactsv3.sandbox.internal.journal;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.contactsv3.sandbox.CustomFieldDefinition;
import io.github.contactsv3.sandbox.internal.access.TokenLog;
import io.github.contactsv3.sandbox.internal.access.TokenRegistry;
import io.github.contactsv3.sandbox.internal.contacts.ChangeLog;
import io.github.contactsv3.sandbox.internal.contacts.Contact;
import io.github.contactsv3.sandbox.internal.contacts.ContactsSnapshot;
import io.github.contactsv3.sandbox.internal.contacts.LocationState;
import io.github.contactsv3.sandbox.internal.contacts.SandboxState;
import io.github.contactsv3.sandbox.internal.data.DataFile;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Records every change in the data file, if there is one: before it takes effect and within what
 * makes it atomic, so that records of one contact are in the order of its changes, and what a
 * response tells is in the file. Thread-safe.
 *
 * <p>Locks are taken in this order: batches, identities of a location, {@link #enter}, a contact or
 * tokens, the file.
 */
public final class Journal implements ChangeLog, TokenLog, AutoCloseable {

  private static final System.Logger LOG = System.getLogger(Journal.class.getName());
  private static final long TEND_SECONDS = 1;
  private static final long NO_BATCH = -1;

  /** Held shared over a record and the change it tells of. */
  private final ReentrantReadWriteLock gate = new ReentrantReadWriteLock();

  /** Held by a batch, and while the file is compacted. */
  private final ReentrantLock batches = new ReentrantLock();

  private final CountDownLatch ended = new CountDownLatch(1);
  private long batch = NO_BATCH;
  private boolean muted;
  private @Nullable Recorded recorded;
  private volatile @Nullable DataFile file;

  /** Source of the contents of a data file. */
  private record Recorded(SandboxState state, TokenRegistry tokens) {}

  /** Starts to record the changes of a sandbox; before it serves anybody. */
  public void start(DataFile target, SandboxState state, TokenRegistry tokens) {
    recorded = new Recorded(state, tokens);
    file = target;
    Thread tender = new Thread(this::tend, "sandbox-data");
    tender.setDaemon(true);
    tender.start();
  }

  @Override
  public boolean isOn() {
    return file != null;
  }

  @Override
  public void enter() {
    if (file != null) {
      gate.readLock().lock();
    }
  }

  @Override
  public void exit() {
    if (file != null) {
      gate.readLock().unlock();
    }
  }

  @Override
  public void put(Contact contact) {
    if (file != null) {
      record(JournalRecords.put(contact));
    }
  }

  @Override
  public void remove(Contact contact) {
    if (file != null) {
      record(JournalRecords.remove(contact));
    }
  }

  @Override
  public void deleted(String locationId, String contactId) {
    if (file != null) {
      record(JournalRecords.deleted(locationId, contactId));
    }
  }

  @Override
  public void forget(@Nullable String locationId) {
    if (file != null) {
      record(JournalRecords.forget(locationId));
    }
  }

  public void filled() {
    if (file != null) {
      record(JournalRecords.filled());
    }
  }

  @Override
  public void location(LocationState location) {
    if (file != null) {
      record(JournalRecords.location(location));
    }
  }

  @Override
  public void removeLocation(String locationId) {
    if (file != null) {
      record(JournalRecords.removeLocation(locationId));
    }
  }

  @Override
  public void token(String kind, String key, @Nullable JsonNode value) {
    if (file != null) {
      record(JournalRecords.token(kind, key, value));
    }
  }

  @Override
  public void clearTokens(String kind) {
    if (file != null) {
      record(JournalRecords.clearTokens(kind));
    }
  }

  @Override
  public void customFields(String locationId, Iterable<CustomFieldDefinition> fields) {
    if (file != null) {
      record(JournalRecords.customFields(locationId, fields));
    }
  }

  private void record(String json) {
    DataFile target = file;
    boolean own = batches.isHeldByCurrentThread();
    if (target == null || (own && muted)) {
      return;
    }
    if (own && batch != NO_BATCH) {
      target.append(batch, json);
    } else {
      target.append(json);
    }
  }

  @Override
  public <T> T batch(Supplier<T> changes) {
    DataFile target = file;
    Recorded source = recorded;
    if (target == null || source == null || batches.isHeldByCurrentThread()) {
      return changes.get();
    }
    batches.lock();
    try {
      ContactsSnapshot before = source.state().snapshot();
      try {
        batch = target.beginBatch();
        T result = changes.get();
        target.commit(batch);
        return result;
      } catch (RuntimeException e) {
        // The file does not count the batch, so memory does not either.
        muted = true;
        source.state().restore(before);
        throw e;
      }
    } finally {
      muted = false;
      batch = NO_BATCH;
      batches.unlock();
    }
  }

  private void tend() {
    try {
      while (!ended.await(TEND_SECONDS, TimeUnit.SECONDS)) {
        syncAndCompact();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void syncAndCompact() {
    DataFile target = file;
    if (target == null) {
      return;
    }
    target.sync();
    if (target.wantsCompaction()) {
      try {
        compact(target);
      } catch (IOException | RuntimeException e) {
        if (ended.getCount() > 0) {
          LOG.log(System.Logger.Level.WARNING, "the data file could not be compacted", e);
        }
      }
    }
  }

  private void compact(DataFile target) throws IOException {
    Recorded source = recorded;
    if (source == null) {
      return;
    }
    batches.lock();
    try (DataFile.Compaction compaction = begin(target, source)) {
      for (LocationState location : source.state().locations().all()) {
        for (Contact contact : location.all()) {
          compaction.add(JournalRecords.put(contact));
        }
      }
      compaction.finish();
    } finally {
      batches.unlock();
    }
  }

  /** With no change half made, or it would be neither in what is written nor in what follows. */
  private DataFile.Compaction begin(DataFile target, Recorded source) throws IOException {
    gate.writeLock().lock();
    try {
      DataFile.Compaction compaction = target.compact();
      try {
        for (String record : JournalRecords.withoutContacts(source.state(), source.tokens())) {
          compaction.add(record);
        }
      } catch (IOException | RuntimeException e) {
        compaction.close();
        throw e;
      }
      return compaction;
    } finally {
      gate.writeLock().unlock();
    }
  }

  /** Stops recording. What is changed afterwards fails. */
  @Override
  public void close() {
    ended.countDown();
    DataFile target = file;
    if (target != null) {
      target.close();
    }
  }
}
