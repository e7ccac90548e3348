/** The sandbox as a program. */
@NullMarked
package io.github.contactsv3.sandbox.cli;

import org.jspecify.annotations.NullMarked;
