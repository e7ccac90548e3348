/** The sandbox in JUnit tests. */
@NullMarked
package io.github.contactsv3.sandbox.junit;

import org.jspecify.annotations.NullMarked;
