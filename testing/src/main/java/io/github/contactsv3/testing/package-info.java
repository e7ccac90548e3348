/** Tests that implementations of the library's interfaces have to pass. */
@NullMarked
package io.github.contactsv3.testing;

import org.jspecify.annotations.NullMarked;
