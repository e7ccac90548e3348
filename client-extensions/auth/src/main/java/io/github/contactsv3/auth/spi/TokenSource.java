package io.github.contactsv3.auth.spi;

/** Gives the token of the next request. Thread-safe. */
@FunctionalInterface
public interface TokenSource {
  /**
   * Returns the token that the next request is to carry.
   *
   * @return the token, without the word {@code Bearer}; never blank
   */
  String token();
}
