/** The rows, for JMH. */
@NullMarked
package io.github.contactsv3.benchmarks.jmh;

import org.jspecify.annotations.NullMarked;
