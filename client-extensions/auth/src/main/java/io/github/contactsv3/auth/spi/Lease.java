package io.github.contactsv3.auth.spi;

/** The right to renew the tokens of one key, until it is closed or its time is over. */
@FunctionalInterface
public interface Lease extends AutoCloseable {
  /** Gives the lease back. Does nothing if its time was over. */
  @Override
  void close();
}
