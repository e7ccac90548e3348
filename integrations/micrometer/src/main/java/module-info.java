/** Observations and meters of calls. */
// Micrometer has no modules of its own.
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"})
module io.github.contactsv3.micrometer {
  requires transitive io.github.contactsv3.client;
  requires transitive micrometer.core;
  requires transitive micrometer.observation;
  requires micrometer.commons;
  requires static org.jspecify;

  exports io.github.contactsv3.micrometer;
}
