package io.github.contactsv3.sandbox;

import java.util.Set;

/**
 * What a bearer token may do.
 *
 * @param app whose quota its requests count against; each private integration is an app of its own
 * @param locationId the location it is for
 * @param scopes the scopes it has
 */
record Grant(String app, String locationId, Set<String> scopes) {

  /** The quota that requests count against: one for each app and location (documented). */
  String account() {
    return account(app, locationId);
  }

  static String account(String app, String locationId) {
    return app + " " + locationId;
  }
}
