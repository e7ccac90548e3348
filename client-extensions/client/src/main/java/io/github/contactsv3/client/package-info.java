/**
 * The client of the HighLevel Contacts API v3: {@link io.github.contactsv3.client.ContactsClient}.
 */
@NullMarked
package io.github.contactsv3.client;

import org.jspecify.annotations.NullMarked;
