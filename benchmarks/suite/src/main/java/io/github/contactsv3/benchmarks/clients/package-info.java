/** The clients that are compared; all of them make the same calls. */
@NullMarked
package io.github.contactsv3.benchmarks.clients;

import org.jspecify.annotations.NullMarked;
