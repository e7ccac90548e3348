/** Models of these operations. Generated; nothing here is edited by hand. */
@NullMarked
package io.github.contactsv3.fields.model;

import org.jspecify.annotations.NullMarked;
