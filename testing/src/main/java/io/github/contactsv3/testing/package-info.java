/**
 * Errors for fakes, and tests that implementations of the interfaces of the library have to pass.
 */
@NullMarked
package io.github.contactsv3.testing;

import org.jspecify.annotations.NullMarked;
