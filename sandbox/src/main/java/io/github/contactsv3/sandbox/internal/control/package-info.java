/** Control of a running sandbox, and its HTTP API. */
@NullMarked
package io.github.contactsv3.sandbox.internal.control;

import org.jspecify.annotations.NullMarked;
