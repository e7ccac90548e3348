/** Programs to start from. */
@NullMarked
package io.github.contactsv3.examples;

import org.jspecify.annotations.NullMarked;
