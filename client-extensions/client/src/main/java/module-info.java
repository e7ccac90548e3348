/** The client of the HighLevel Contacts API v3. */
module io.github.contactsv3.client {
  requires transitive io.github.contactsv3.auth;
  requires transitive io.github.contactsv3.generated;
  requires transitive io.github.contactsv3.pagination;
  requires transitive io.github.contactsv3.resilience;
  requires com.fasterxml.jackson.core;
  // Apache HttpClient needs it, and as an automatic module cannot say so.
  requires jdk.net;
  requires org.slf4j;
  requires static com.google.i18n.phonenumbers.libphonenumber;
  requires static org.apache.httpcomponents.client5.httpclient5;
  requires static org.apache.httpcomponents.core5.httpcore5;
  requires static org.jspecify;

  exports io.github.contactsv3.client;
  exports io.github.contactsv3.client.bulk;
  exports io.github.contactsv3.client.fields;
  exports io.github.contactsv3.client.spi;
}
