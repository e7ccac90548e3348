/** HTTP transports, and checks of what goes into a request. Not part of the API. */
@NullMarked
package io.github.contactsv3.client.internal.http;

import org.jspecify.annotations.NullMarked;
