package io.github.contactsv3.sandbox;

import java.util.Set;

/**
 * What a bearer token may do.
 *
 * @param locationId the location it is for
 * @param scopes the scopes it has
 */
record Grant(String locationId, Set<String> scopes) {}
