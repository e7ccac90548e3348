/**
 * Walks all that is found: {@link io.github.contactsv3.pagination.PagedIterable} page after page,
 * {@link io.github.contactsv3.pagination.ContactExport} a whole location at once.
 */
@NullMarked
package io.github.contactsv3.pagination;

import org.jspecify.annotations.NullMarked;
