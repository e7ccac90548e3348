/** Search: filters, the fields they may name, and sorting. */
@NullMarked
package io.github.contactsv3.sandbox.internal.search;

import org.jspecify.annotations.NullMarked;
