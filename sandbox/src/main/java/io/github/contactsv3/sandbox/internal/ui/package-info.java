/** What the pages for a browser are made of, apart from the sandbox's state. */
@NullMarked
package io.github.contactsv3.sandbox.internal.ui;

import org.jspecify.annotations.NullMarked;
