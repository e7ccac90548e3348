/** The operations that look up custom fields. Generated; nothing here is edited by hand. */
@NullMarked
package io.github.contactsv3.fields.api;

import org.jspecify.annotations.NullMarked;
