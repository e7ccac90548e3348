/** Requests, responses and errors, as far as they are the same for every operation. */
@NullMarked
package io.github.contactsv3.sandbox.internal.message;

import org.jspecify.annotations.NullMarked;
