/** The service that all clients call, in a process of its own. */
@NullMarked
package io.github.contactsv3.benchmarks.server;

import org.jspecify.annotations.NullMarked;
