/** Extension points: custom quotas. */
@NullMarked
package io.github.contactsv3.resilience.spi;

import org.jspecify.annotations.NullMarked;
