/** Webhooks as arguments of controllers. Not for applications. */
@NullMarked
package io.github.contactsv3.spring.boot.internal.web;

import org.jspecify.annotations.NullMarked;
