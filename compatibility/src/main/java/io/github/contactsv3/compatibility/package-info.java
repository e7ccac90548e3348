/**
 * Judges changes of the API documents: on the wire, and in the Java that is generated from them.
 */
@NullMarked
package io.github.contactsv3.compatibility;

import org.jspecify.annotations.NullMarked;
