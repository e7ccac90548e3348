package io.github.contactsv3.client.bulk;

import io.github.contactsv3.core.internal.DaemonThreads;
import io.github.contactsv3.core.internal.Ranges;
import io.github.contactsv3.model.UpsertContactRequest;
import java.io.IOException;
import java.util.Iterator;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Creates or updates the contacts of a stream, several at the same time, paced by the quota. Holds
 * no more contacts than four for each that is sent at the same time.
 *
 * <p>Contacts that share an e-mail address or a phone number are sent one after the other, in the
 * order of the stream. (Only the service knows whether an address and a number belong to the same
 * contact.) Results are handed over in the order of the stream.
 *
 * <p>After a crash, contacts whose results were not yet handed over are sent again, which updates
 * them twice, but creates none twice unless {@code createNewIfDuplicateAllowed} is set or they have
 * neither e-mail address nor phone number. Not thread-safe.
 */
public final class BulkUpsert {

  private static final int MAX_PARALLELISM = 64;

  private final BulkApis apis;
  private final Stream<UpsertContactRequest> contacts;
  private int parallelism = 4;
  private boolean dryRun;
  private Executor executor = DaemonThreads.named("contacts-upsert");
  private @Nullable UpsertCheckpoint checkpoint;

  BulkUpsert(BulkApis apis, Stream<UpsertContactRequest> contacts) {
    this.apis = apis;
    this.contacts = Objects.requireNonNull(contacts, "contacts");
  }

  /**
   * Sets how many contacts are sent at the same time. Default: 4, which uses the quota of 10 a
   * second where a call takes up to 400 ms.
   *
   * @param calls 1 to 64
   * @return this
   * @throws IllegalArgumentException if it is out of range
   */
  public BulkUpsert parallelism(int calls) {
    this.parallelism = Ranges.check("parallelism", calls, 1, MAX_PARALLELISM);
    return this;
  }

  /**
   * Changes nothing: only looks which contacts exist.
   *
   * @return this
   */
  public BulkUpsert dryRun() {
    this.dryRun = true;
    return this;
  }

  /**
   * Sets who sends. Default: a daemon thread for each contact.
   *
   * @param executor runs as many tasks at a time as are sent at the same time
   * @return this
   */
  public BulkUpsert executor(Executor executor) {
    this.executor = Objects.requireNonNull(executor, "executor");
    return this;
  }

  /**
   * Leaves out the contacts that an earlier run has done. The stream has to begin with the same
   * ones.
   *
   * @param checkpoint the last one that was saved
   * @return this
   */
  public BulkUpsert resumeFrom(UpsertCheckpoint checkpoint) {
    this.checkpoint = Objects.requireNonNull(checkpoint, "checkpoint");
    return this;
  }

  /**
   * Sends the contacts and returns when all results have been handed over.
   *
   * @param sink takes the results
   * @throws IOException if the sink throws it; what was sent meanwhile is sent again when the run
   *     is resumed
   * @throws IllegalArgumentException if the stream does not begin with the contacts of the
   *     checkpoint; nothing was sent
   * @throws io.github.contactsv3.errors.ContactsApiException if a contact meets what every other
   *     one would meet, such as a refused token; its result is not handed over. What the stream,
   *     the sink or the executor throws is thrown as it is
   */
  public void run(UpsertSink sink) throws IOException {
    try (contacts) {
      Iterator<UpsertContactRequest> source = contacts.iterator();
      UpsertCheckpoint start = skip(source);
      new UpsertRun(new UpsertCall(apis, dryRun), parallelism, executor).run(source, start, sink);
    }
  }

  private UpsertCheckpoint skip(Iterator<UpsertContactRequest> source) {
    UpsertCheckpoint at = UpsertCheckpoint.START;
    while (checkpoint != null && at.done() < checkpoint.done() && source.hasNext()) {
      at = at.next(source.next());
    }
    if (checkpoint != null && !at.equals(checkpoint)) {
      throw new IllegalArgumentException(
          "the checkpoint belongs to other contacts: the first "
              + checkpoint.done()
              + " are not the same");
    }
    return at;
  }
}
