/** The errors of the client. */
@NullMarked
package io.github.contactsv3.core;

import org.jspecify.annotations.NullMarked;
