/** What a server has to do whatever it serves: bodies, callers that leave, hosts and origins. */
@NullMarked
package io.github.contactsv3.sandbox.internal.http;

import org.jspecify.annotations.NullMarked;
