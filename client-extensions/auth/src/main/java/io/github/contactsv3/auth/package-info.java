/** How a client proves who calls. */
@NullMarked
package io.github.contactsv3.auth;

import org.jspecify.annotations.NullMarked;
