/** Invented contacts, and those that the examples of the API page are about. */
@NullMarked
package io.github.contactsv3.sandbox.internal.seed;

import org.jspecify.annotations.NullMarked;
