/** The properties of an application. */
@NullMarked
package io.github.contactsv3.spring.boot.internal.settings;

import org.jspecify.annotations.NullMarked;
