package io.github.contactsv3.client.bulk;

import java.io.IOException;

/** Takes results, in the thread that runs the upserts, one at a time. */
@FunctionalInterface
public interface UpsertSink {

  /**
   * Takes a result.
   *
   * @param result what became of a contact; results come in the order of the stream
   * @param checkpoint where to resume once this result is safe
   * @throws IOException if it can't be saved; the run ends with it
   */
  void accept(UpsertResult result, UpsertCheckpoint checkpoint) throws IOException;
}
