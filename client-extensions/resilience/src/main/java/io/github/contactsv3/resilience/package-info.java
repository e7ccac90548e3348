/** Retry policies and quotas. */
@NullMarked
package io.github.contactsv3.resilience;

import org.jspecify.annotations.NullMarked;
