/** Credentials used to authenticate requests, and token stores. */
module io.github.contactsv3.auth {
  requires transitive io.github.contactsv3.generated;
  requires static org.jspecify;

  exports io.github.contactsv3.auth;
  exports io.github.contactsv3.auth.spi;
}
