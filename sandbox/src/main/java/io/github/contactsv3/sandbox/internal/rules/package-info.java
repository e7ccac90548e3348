/** The rules that requests and responses are held to, and those by which a contact is written. */
@NullMarked
package io.github.contactsv3.sandbox.internal.rules;

import org.jspecify.annotations.NullMarked;
