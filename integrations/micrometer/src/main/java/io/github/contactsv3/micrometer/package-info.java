/** Observations of calls and meters of quota, retries and tokens for Micrometer. */
@NullMarked
package io.github.contactsv3.micrometer;

import org.jspecify.annotations.NullMarked;
