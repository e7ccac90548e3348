/** Models of the OAuth API. Generated; nothing here is edited by hand. */
@NullMarked
package io.github.contactsv3.oauth.model;

import org.jspecify.annotations.NullMarked;
