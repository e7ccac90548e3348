/** Credentials used to authenticate requests. */
@NullMarked
package io.github.contactsv3.auth;

import org.jspecify.annotations.NullMarked;
