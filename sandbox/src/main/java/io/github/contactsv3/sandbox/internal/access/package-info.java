/** Who may do what and how often: tokens, OAuth, scopes and quota. */
@NullMarked
package io.github.contactsv3.sandbox.internal.access;

import org.jspecify.annotations.NullMarked;
