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
 * Creates or updates the contacts of a stream, several in parallel, paced by the quota. Holds at
 * most four contacts in memory for each parallel call.
 *
 * <p>Contacts that share an e-mail address or a phone number are sent one after the other, in the
 * order of the stream. (Only the service knows whether an address and a number belong to the same
 * contact.) Results are delivered in the order of the stream.
 *
 * <p>After a crash, contacts whose results were not yet delivered are sent again. This updates them
 * twice, but creates none twice unless {@code createNewIfDuplicateAllowed} is set or they have
 * neither e-mail address nor phone number. Not thread-safe.
 */
public final class BulkUpsert {

  private static final int MAX_PARALLELISM = 64;

  private final BulkApis apis;
  private final Stream<UpsertContactRequest> contacts;
  private int parallelism = 4;
  private boolean dryRun;
  private boolean addTags;
  private Executor executor = DaemonThreads.named("contacts-upsert");
  private @Nullable UpsertCheckpoint checkpoint;

  BulkUpsert(BulkApis apis, Stream<UpsertContactRequest> contacts) {
    this.apis = apis;
    this.contacts = Objects.requireNonNull(contacts, "contacts");
  }

  /**
   * Sets the number of parallel calls. Default: 4, which uses the quota of 10 a second if a call
   * takes up to 400 ms.
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
   * Changes nothing and only looks up which contacts exist.
   *
   * @return this
   */
  public BulkUpsert dryRun() {
    this.dryRun = true;
    return this;
  }

  /**
   * Adds the tags of each request to those that the contact has; by default an upsert replaces all
   * tags. A contact with tags takes two requests: the upsert without them, and one that adds them.
   * If only the second fails, the result is {@link UpsertResult.Status#UNKNOWN} with the id of the
   * contact.
   *
   * @return this
   */
  public BulkUpsert addTags() {
    this.addTags = true;
    return this;
  }

  /**
   * Sets the executor that sends contacts. Default: a daemon thread for each contact.
   *
   * @param executor runs as many tasks at a time as there are parallel calls
   * @return this
   */
  public BulkUpsert executor(Executor executor) {
    this.executor = Objects.requireNonNull(executor, "executor");
    return this;
  }

  /**
   * Skips the contacts that an earlier run has completed. The stream must begin with the same
   * contacts.
   *
   * @param checkpoint the last saved checkpoint
   * @return this
   */
  public BulkUpsert resumeFrom(UpsertCheckpoint checkpoint) {
    this.checkpoint = Objects.requireNonNull(checkpoint, "checkpoint");
    return this;
  }

  /**
   * Sends the contacts and returns when all results have been delivered.
   *
   * @param sink receives the results
   * @return how many contacts have which status
   * @throws IOException if the sink throws it; contacts sent meanwhile are sent again when the run
   *     is resumed
   * @throws IllegalArgumentException if the stream does not begin with the contacts of the
   *     checkpoint; nothing was sent
   * @throws io.github.contactsv3.errors.ContactsApiException if a contact fails for a reason that
   *     affects every other one, such as a refused token; its result is not delivered. Exceptions
   *     of the stream, the sink and the executor are thrown unchanged
   */
  public UpsertSummary run(UpsertSink sink) throws IOException {
    try (contacts) {
      Iterator<UpsertContactRequest> source = contacts.iterator();
      UpsertCheckpoint start = skip(source);
      UpsertSummary.Counter counter = new UpsertSummary.Counter(start);
      UpsertSink counting =
          (result, at) -> {
            sink.accept(result, at);
            counter.delivered(result, at);
          };
      new UpsertRun(new UpsertCall(apis, dryRun, addTags), parallelism, executor)
          .run(source, start, counting);
      return counter.summary();
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
