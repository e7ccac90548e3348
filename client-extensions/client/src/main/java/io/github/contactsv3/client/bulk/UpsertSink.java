package io.github.contactsv3.client.bulk;

/**
 * Receives the results of upserts, in the thread that runs them, one at a time.
 *
 * @param <K> the type of the caller's keys
 */
@FunctionalInterface
public interface UpsertSink<K> {

  /**
   * Receives a result.
   *
   * @param result the result for a row; results arrive in the order of the stream
   * @param checkpoint where to resume once this result is safe
   * @throws Exception if it can't be saved; ends the run with a {@link
   *     io.github.contactsv3.errors.CallbackException}
   */
  void accept(UpsertResult<K> result, UpsertCheckpoint checkpoint) throws Exception;
}
