/** The operations of the Contacts API, one class for each resource. */
@NullMarked
package io.github.contactsv3.sandbox.internal.handlers;

import org.jspecify.annotations.NullMarked;
