/** Formats of results. */
@NullMarked
package io.github.contactsv3.cli.output;

import org.jspecify.annotations.NullMarked;
