/**
 * Small values and how they are written: ids, times, keys of custom fields, phone numbers, URLs.
 */
@NullMarked
package io.github.contactsv3.sandbox.internal.values;

import org.jspecify.annotations.NullMarked;
