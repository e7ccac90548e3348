/** OpenAPI documents as JSON. */
@NullMarked
package io.github.contactsv3.sandbox.internal.openapi;

import org.jspecify.annotations.NullMarked;
