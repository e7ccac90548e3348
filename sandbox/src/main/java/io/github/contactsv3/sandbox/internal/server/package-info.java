/** The HTTP server: from a connection to a handler and back. */
@NullMarked
package io.github.contactsv3.sandbox.internal.server;

import org.jspecify.annotations.NullMarked;
