/** Compares the client's performance with its alternatives. Not published. */
@NullMarked
package io.github.contactsv3.benchmarks;

import org.jspecify.annotations.NullMarked;
