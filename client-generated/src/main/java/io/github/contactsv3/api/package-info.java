/**
 * The operations of the Contacts API, one interface a resource. Generated; nothing here is edited
 * by hand.
 */
@NullMarked
package io.github.contactsv3.api;

import org.jspecify.annotations.NullMarked;
