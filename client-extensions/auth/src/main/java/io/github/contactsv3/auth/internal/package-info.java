/** Refreshes, shares and stores tokens. */
@NullMarked
package io.github.contactsv3.auth.internal;

import org.jspecify.annotations.NullMarked;
