/** What is compared: the same calls by three clients. */
@NullMarked
package io.github.contactsv3.benchmarks.column;

import org.jspecify.annotations.NullMarked;
