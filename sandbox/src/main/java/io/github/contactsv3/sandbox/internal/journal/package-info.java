/** The changes of a sandbox in its data file, written and read again. */
@NullMarked
package io.github.contactsv3.sandbox.internal.journal;

import org.jspecify.annotations.NullMarked;
