/** The command {@code contacts}. A program, not a library: nothing here is for other code. */
@NullMarked
package io.github.contactsv3.cli;

import org.jspecify.annotations.NullMarked;
