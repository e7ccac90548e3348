/**
 * Paged results and exports: {@link io.github.contactsv3.pagination.PagedIterable} fetches page
 * after page, {@link io.github.contactsv3.pagination.ContactExport} a whole location in parallel.
 */
@NullMarked
package io.github.contactsv3.pagination;

import org.jspecify.annotations.NullMarked;
