/** Stores in Redis that many processes share. */
@NullMarked
package io.github.contactsv3.redis;

import org.jspecify.annotations.NullMarked;
