/** Models of the Contacts API. Generated; nothing here is edited by hand. */
@NullMarked
package io.github.contactsv3.model;

import org.jspecify.annotations.NullMarked;
