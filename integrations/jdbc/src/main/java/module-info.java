/** Token stores in relational databases. */
module io.github.contactsv3.jdbc {
  requires transitive io.github.contactsv3.auth;
  requires transitive java.sql;
  requires static org.jspecify;

  exports io.github.contactsv3.jdbc;
}
