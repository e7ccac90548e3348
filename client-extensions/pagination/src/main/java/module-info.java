/** Search queries, paged results and exports. */
module io.github.contactsv3.pagination {
  requires transitive io.github.contactsv3.generated;
  requires static org.jspecify;

  exports io.github.contactsv3.pagination;
  exports io.github.contactsv3.search;
}
