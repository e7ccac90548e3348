/** Extension points: a custom HTTP transport and an observer of calls. */
@NullMarked
package io.github.contactsv3.client.spi;

import org.jspecify.annotations.NullMarked;
