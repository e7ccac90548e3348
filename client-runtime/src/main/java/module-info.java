/** The hand-written types that the generated client stands on. */
module io.github.contactsv3.runtime {
  requires transitive com.fasterxml.jackson.annotation;
  requires transitive com.fasterxml.jackson.databind;
  requires transitive feign.core;
  requires static org.jspecify;

  exports io.github.contactsv3.runtime;

  opens io.github.contactsv3.runtime to
      com.fasterxml.jackson.databind,
      feign.core;
}
