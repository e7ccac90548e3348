/** JSON and errors on the side of Feign. Not part of the API. */
@NullMarked
package io.github.contactsv3.core.internal;

import org.jspecify.annotations.NullMarked;
