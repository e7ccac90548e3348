/** How other modules of the client fill in errors. Not part of the API. */
@NullMarked
package io.github.contactsv3.errors.internal;

import org.jspecify.annotations.NullMarked;
