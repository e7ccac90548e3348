/** Where the HTTP transport is exchanged. */
@NullMarked
package io.github.contactsv3.client.spi;

import org.jspecify.annotations.NullMarked;
