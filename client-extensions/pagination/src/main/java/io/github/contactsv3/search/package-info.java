/**
 * Search queries. {@link io.github.contactsv3.search.ContactFields} has the fields; each offers
 * only the operators that the service accepts for it.
 */
@NullMarked
package io.github.contactsv3.search;

import org.jspecify.annotations.NullMarked;
