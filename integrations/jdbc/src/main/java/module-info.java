/** Stores in relational databases. */
module io.github.contactsv3.jdbc {
  requires transitive io.github.contactsv3.auth;
  requires transitive io.github.contactsv3.resilience;
  requires transitive java.sql;
  requires static io.github.contactsv3.webhooks;
  requires static org.jspecify;

  exports io.github.contactsv3.jdbc;
}
