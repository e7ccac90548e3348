/** Injected faults. */
@NullMarked
package io.github.contactsv3.sandbox.internal.faults;

import org.jspecify.annotations.NullMarked;
