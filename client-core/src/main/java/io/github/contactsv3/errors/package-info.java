/**
 * The failures of calls: {@link io.github.contactsv3.errors.ContactsApiException} and its
 * subclasses.
 */
@NullMarked
package io.github.contactsv3.errors;

import org.jspecify.annotations.NullMarked;
