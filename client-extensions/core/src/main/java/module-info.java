/** JSON and what else the other modules of the client share. */
module io.github.contactsv3.core {
  requires transitive io.github.contactsv3.generated;
  requires static org.jspecify;

  exports io.github.contactsv3.core.internal to
      io.github.contactsv3.auth,
      io.github.contactsv3.client,
      io.github.contactsv3.pagination;
}
