/** Extension points: token stores, and the types that supply tokens to requests. */
@NullMarked
package io.github.contactsv3.auth.spi;

import org.jspecify.annotations.NullMarked;
