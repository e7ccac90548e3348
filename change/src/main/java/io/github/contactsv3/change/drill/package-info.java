/** Changes to try the judgement with. */
@NullMarked
package io.github.contactsv3.change.drill;

import org.jspecify.annotations.NullMarked;
