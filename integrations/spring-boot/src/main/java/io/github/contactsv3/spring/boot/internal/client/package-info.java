/** How clients are built, watched and stopped. */
@NullMarked
package io.github.contactsv3.spring.boot.internal.client;

import org.jspecify.annotations.NullMarked;
