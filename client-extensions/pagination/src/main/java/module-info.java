/** What to search for, and how to walk all that is found. */
module io.github.contactsv3.pagination {
  requires transitive io.github.contactsv3.generated;
  requires static org.jspecify;

  exports io.github.contactsv3.pagination;
  exports io.github.contactsv3.search;
}
