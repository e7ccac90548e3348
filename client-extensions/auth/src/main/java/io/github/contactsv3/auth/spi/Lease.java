package io.github.contactsv3.auth.spi;

/** The right to refresh one pair, until it is closed or its time is over. */
@FunctionalInterface
public interface Lease extends AutoCloseable {
  /** Gives the lease back. Does nothing if its time was over. */
  @Override
  void close();
}
