/** The hand-written types that the generated client stands on. */
module io.github.contactsv3.runtime {
  requires transitive com.fasterxml.jackson.annotation;
  requires transitive com.fasterxml.jackson.databind;
  requires transitive feign.core;
  requires static org.jspecify;

  exports io.github.contactsv3.core;
  exports io.github.contactsv3.errors;
  exports io.github.contactsv3.runtime;
  exports io.github.contactsv3.errors.internal to
      io.github.contactsv3.auth,
      io.github.contactsv3.client,
      io.github.contactsv3.core,
      io.github.contactsv3.pagination,
      io.github.contactsv3.resilience;

  opens io.github.contactsv3.runtime to
      com.fasterxml.jackson.databind,
      feign.core;
}
