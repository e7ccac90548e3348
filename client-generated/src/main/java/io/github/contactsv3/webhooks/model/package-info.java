/** Bodies of webhooks. Generated; nothing here is edited by hand. */
@NullMarked
package io.github.contactsv3.webhooks.model;

import org.jspecify.annotations.NullMarked;
