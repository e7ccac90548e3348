/** Where another quota is plugged in. */
@NullMarked
package io.github.contactsv3.resilience.spi;

import org.jspecify.annotations.NullMarked;
