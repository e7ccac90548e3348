/** Reads and writes the values of custom fields. */
@NullMarked
package io.github.contactsv3.client.fields;

import org.jspecify.annotations.NullMarked;
