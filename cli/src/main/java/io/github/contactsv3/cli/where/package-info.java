/** Search conditions as text. */
@NullMarked
package io.github.contactsv3.cli.where;

import org.jspecify.annotations.NullMarked;
