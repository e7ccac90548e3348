/** The OpenAPI documents that the sandbox serves, and the operations in them. */
@NullMarked
package io.github.contactsv3.sandbox.internal.openapi;

import org.jspecify.annotations.NullMarked;
