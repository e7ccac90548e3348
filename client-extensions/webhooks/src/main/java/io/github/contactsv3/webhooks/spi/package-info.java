/** What an application may bring along to read webhooks. */
@NullMarked
package io.github.contactsv3.webhooks.spi;

import org.jspecify.annotations.NullMarked;
