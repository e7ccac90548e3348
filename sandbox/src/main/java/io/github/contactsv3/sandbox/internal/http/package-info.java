/** HTTP duties of any server: bodies, clients that disconnect, hosts and origins. */
@NullMarked
package io.github.contactsv3.sandbox.internal.http;

import org.jspecify.annotations.NullMarked;
