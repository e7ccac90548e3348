package io.github.contactsv3.client.bulk;

import java.io.IOException;

/** Receives the results of upserts, in the thread that runs them, one at a time. */
@FunctionalInterface
public interface UpsertSink {

  /**
   * Receives a result.
   *
   * @param result the result for a contact; results arrive in the order of the stream
   * @param checkpoint where to resume once this result is safe
   * @throws IOException if it can't be saved; ends the run
   */
  void accept(UpsertResult result, UpsertCheckpoint checkpoint) throws IOException;
}
