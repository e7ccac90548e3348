/** Webhooks: what happens in the sandbox, signed and sent to registered URLs. */
@NullMarked
package io.github.contactsv3.sandbox.internal.webhooks;

import org.jspecify.annotations.NullMarked;
