/** Log of the requests received. */
@NullMarked
package io.github.contactsv3.sandbox.internal.log;

import org.jspecify.annotations.NullMarked;
