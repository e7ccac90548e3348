/** Reading and writing of files, without knowledge of contacts. */
@NullMarked
package io.github.contactsv3.sandbox.internal.data;

import org.jspecify.annotations.NullMarked;
