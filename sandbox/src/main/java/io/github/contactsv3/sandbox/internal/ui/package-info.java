/** The pages of the sandbox. */
@NullMarked
package io.github.contactsv3.sandbox.internal.ui;

import org.jspecify.annotations.NullMarked;
