/** Types that all modules of the client share. */
@NullMarked
package io.github.contactsv3.core;

import org.jspecify.annotations.NullMarked;
