/** Interfaces that applications implement to replace parts of the client. */
@NullMarked
package io.github.contactsv3.core.spi;

import org.jspecify.annotations.NullMarked;
