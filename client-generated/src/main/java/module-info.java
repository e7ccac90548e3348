/** Feign interfaces and Jackson models generated from the OpenAPI documents. */
module io.github.contactsv3.generated {
  requires transitive io.github.contactsv3.core;
  requires static transitive io.swagger.v3.oas.annotations;
  requires static org.jspecify;

  exports io.github.contactsv3.api;
  exports io.github.contactsv3.fields.api;
  exports io.github.contactsv3.fields.model;
  exports io.github.contactsv3.model;
  exports io.github.contactsv3.oauth.api;
  exports io.github.contactsv3.oauth.model;
  exports io.github.contactsv3.webhooks.model;

  opens io.github.contactsv3.api to
      feign.core;
  opens io.github.contactsv3.fields.api to
      feign.core;
  opens io.github.contactsv3.fields.model to
      com.fasterxml.jackson.databind;
  opens io.github.contactsv3.model to
      com.fasterxml.jackson.databind;
  opens io.github.contactsv3.oauth.api to
      feign.core;
  opens io.github.contactsv3.oauth.model to
      com.fasterxml.jackson.databind;
  opens io.github.contactsv3.webhooks.model to
      com.fasterxml.jackson.databind;
}
