/**
 * What to search for. {@link io.github.contactsv3.search.ContactFields} has the fields; each offers
 * only the operators that the service takes for it.
 */
@NullMarked
package io.github.contactsv3.search;

import org.jspecify.annotations.NullMarked;
