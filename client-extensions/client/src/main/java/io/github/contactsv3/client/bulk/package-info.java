/** Bulk operations on many contacts. */
@NullMarked
package io.github.contactsv3.client.bulk;

import org.jspecify.annotations.NullMarked;
