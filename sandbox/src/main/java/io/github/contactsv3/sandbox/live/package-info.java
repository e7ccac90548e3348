/**
 * Asks the service itself whether it behaves as the sandbox does where nobody could find out so
 * far. Wants {@code contacts-v3-client} on the class path. {@link
 * io.github.contactsv3.sandbox.live.LiveChecks} is where to begin.
 */
@NullMarked
package io.github.contactsv3.sandbox.live;

import org.jspecify.annotations.NullMarked;
