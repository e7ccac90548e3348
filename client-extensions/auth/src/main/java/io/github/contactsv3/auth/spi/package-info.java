/** What stands between credentials and the requests that need a token. */
@NullMarked
package io.github.contactsv3.auth.spi;

import org.jspecify.annotations.NullMarked;
