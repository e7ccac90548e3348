/** Not for applications. */
@NullMarked
package io.github.contactsv3.webhooks.internal;

import org.jspecify.annotations.NullMarked;
