package io.github.contactsv3.client.bulk;

import java.util.List;

/** One request for some contacts. */
interface ChunkCall {

  /** The largest number of contacts that a request may have. */
  int maxChunk();

  /** The default number of contacts in a request. */
  int defaultChunk();

  /** Sends a request; the results are those of the ids that the response mentions. */
  List<BulkResult> send(List<String> ids);
}
