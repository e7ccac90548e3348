/** The service that all columns call, in a process of its own. */
@NullMarked
package io.github.contactsv3.benchmarks.server;

import org.jspecify.annotations.NullMarked;
