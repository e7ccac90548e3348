/** Health and the endpoint. */
@NullMarked
package io.github.contactsv3.spring.boot.internal.actuate;

import org.jspecify.annotations.NullMarked;
