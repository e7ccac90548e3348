/** The attempts of one call: quota, token, sending, retries. */
@NullMarked
package io.github.contactsv3.client.internal.attempt;

import org.jspecify.annotations.NullMarked;
