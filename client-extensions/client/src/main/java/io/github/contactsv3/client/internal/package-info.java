/** The wiring of Feign. Not part of the API. */
@NullMarked
package io.github.contactsv3.client.internal;

import org.jspecify.annotations.NullMarked;
