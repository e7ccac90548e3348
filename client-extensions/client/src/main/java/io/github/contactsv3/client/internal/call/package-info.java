/**
 * The calls of generated interfaces on their way through Feign, and how a client is put together.
 */
@NullMarked
package io.github.contactsv3.client.internal.call;

import org.jspecify.annotations.NullMarked;
