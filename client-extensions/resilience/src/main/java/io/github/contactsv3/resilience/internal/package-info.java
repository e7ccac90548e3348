/** The quota of one process. Not part of the API. */
@NullMarked
package io.github.contactsv3.resilience.internal;

import org.jspecify.annotations.NullMarked;
