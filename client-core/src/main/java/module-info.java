/** Errors, rate limits, time and JSON for the generated client and all other modules. */
module io.github.contactsv3.core {
  requires transitive com.fasterxml.jackson.annotation;
  requires transitive com.fasterxml.jackson.databind;
  requires transitive feign.core;
  requires static org.jspecify;
  requires static tools.jackson.databind;

  uses io.github.contactsv3.core.spi.ModelValuesShown;

  exports io.github.contactsv3.core;
  exports io.github.contactsv3.core.spi;
  exports io.github.contactsv3.errors;
  exports io.github.contactsv3.runtime;
  exports io.github.contactsv3.core.internal to
      io.github.contactsv3.auth,
      io.github.contactsv3.client,
      io.github.contactsv3.jdbc,
      io.github.contactsv3.pagination,
      io.github.contactsv3.resilience,
      io.github.contactsv3.webhooks;
  exports io.github.contactsv3.errors.internal to
      io.github.contactsv3.auth,
      io.github.contactsv3.client,
      io.github.contactsv3.pagination,
      io.github.contactsv3.resilience;

  opens io.github.contactsv3.runtime to
      com.fasterxml.jackson.databind,
      feign.core,
      tools.jackson.databind;
}
