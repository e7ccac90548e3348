/** Webhooks of HighLevel, verified and read as typed events. */
@NullMarked
package io.github.contactsv3.webhooks;

import org.jspecify.annotations.NullMarked;
