/** The locations and their contacts, and the indexes by which contacts are found. */
@NullMarked
package io.github.contactsv3.sandbox.internal.contacts;

import org.jspecify.annotations.NullMarked;
