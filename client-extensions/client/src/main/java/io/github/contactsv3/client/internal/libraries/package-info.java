/** The libraries on the class path, and whether the client works with them. */
@NullMarked
package io.github.contactsv3.client.internal.libraries;

import org.jspecify.annotations.NullMarked;
