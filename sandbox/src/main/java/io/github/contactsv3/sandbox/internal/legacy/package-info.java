/**
 * What versions of the API before v3 do differently: the versions there are, the paths that only
 * some of them have, and the names in bodies. Knows JSON and nothing else of the sandbox.
 */
@NullMarked
package io.github.contactsv3.sandbox.internal.legacy;

import org.jspecify.annotations.NullMarked;
