/** What can be done to a running sandbox, and the API over HTTP to do it. */
@NullMarked
package io.github.contactsv3.sandbox.internal.control;

import org.jspecify.annotations.NullMarked;
