/** Custom fields: their definitions in JSON, and the values that each type takes. */
@NullMarked
package io.github.contactsv3.sandbox.internal.fields;

import org.jspecify.annotations.NullMarked;
