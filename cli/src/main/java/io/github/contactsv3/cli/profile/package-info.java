/** Who to sign in as, and where that is kept. */
@NullMarked
package io.github.contactsv3.cli.profile;

import org.jspecify.annotations.NullMarked;
