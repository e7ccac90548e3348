/** Contacts in files: import and export, JSON Lines and CSV. */
@NullMarked
package io.github.contactsv3.sandbox.internal.transfer;

import org.jspecify.annotations.NullMarked;
