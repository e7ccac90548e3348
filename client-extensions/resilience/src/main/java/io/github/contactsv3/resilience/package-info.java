/** When a call is repeated, and what the service says of its limits. */
@NullMarked
package io.github.contactsv3.resilience;

import org.jspecify.annotations.NullMarked;
