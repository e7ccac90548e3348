/** Measures the client beside what else one would take. Not published. */
@NullMarked
package io.github.contactsv3.benchmarks;

import org.jspecify.annotations.NullMarked;
