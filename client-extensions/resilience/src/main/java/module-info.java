/** Retries and quota: when a call is repeated, and how many calls go out. */
module io.github.contactsv3.resilience {
  requires transitive io.github.contactsv3.core;
  requires static org.jspecify;

  exports io.github.contactsv3.resilience;
  exports io.github.contactsv3.resilience.spi;
  exports io.github.contactsv3.resilience.internal to
      io.github.contactsv3.client;
}
