/** How tokens are kept fresh, shared and stored. */
@NullMarked
package io.github.contactsv3.auth.internal;

import org.jspecify.annotations.NullMarked;
