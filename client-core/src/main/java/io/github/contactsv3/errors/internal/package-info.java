/** Support for other modules of the client to create and mask errors. Not part of the API. */
@NullMarked
package io.github.contactsv3.errors.internal;

import org.jspecify.annotations.NullMarked;
