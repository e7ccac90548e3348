/** Stores in relational databases that many processes share. */
@NullMarked
package io.github.contactsv3.jdbc;

import org.jspecify.annotations.NullMarked;
