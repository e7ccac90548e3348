/**
 * The document check, and the form in which the generator of code gets a document. Part of the
 * build; not published.
 */
@NullMarked
package io.github.contactsv3.codegen;

import org.jspecify.annotations.NullMarked;
