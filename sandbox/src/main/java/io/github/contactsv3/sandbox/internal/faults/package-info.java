/** What goes wrong on purpose. */
@NullMarked
package io.github.contactsv3.sandbox.internal.faults;

import org.jspecify.annotations.NullMarked;
