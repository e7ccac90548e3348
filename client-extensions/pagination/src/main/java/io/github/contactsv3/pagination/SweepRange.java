package io.github.contactsv3.pagination;

/**
 * A range of {@code dateAdded} with its numbers of contacts. Immutable.
 *
 * @param from the beginning in epoch seconds, included
 * @param to the end in epoch seconds, not included
 * @param copied contacts in the copy
 * @param listed contacts at the service
 */
record SweepRange(long from, long to, long copied, long listed) {

  boolean isEqual() {
    return copied == listed;
  }

  /** The requests that reading it takes. */
  long pages() {
    return (listed + SearchSource.MAX_PAGE_SIZE - 1) / SearchSource.MAX_PAGE_SIZE;
  }
}
