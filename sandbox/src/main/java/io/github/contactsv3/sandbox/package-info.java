/**
 * A local server with the behaviour of the HighLevel Contacts API v3. {@link
 * io.github.contactsv3.sandbox.ContactsSandbox} starts and controls it.
 */
@NullMarked
package io.github.contactsv3.sandbox;

import org.jspecify.annotations.NullMarked;
