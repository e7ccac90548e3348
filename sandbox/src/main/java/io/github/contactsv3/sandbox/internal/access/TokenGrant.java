package io.github.contactsv3.sandbox.internal.access;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a bearer token may do.
 *
 * @param app whose quota its requests count against; each private integration is an app of its own
 * @param locationId the location it is for, or null if it is for the agency
 * @param scopes the scopes it has
 */
public record TokenGrant(String app, @Nullable String locationId, Set<String> scopes) {

  /** The quota that requests count against: one for each app and location (documented). */
  public String account() {
    return account(app, locationId == null ? "agency" : locationId);
  }

  public static String account(String app, String resource) {
    return app + " " + resource;
  }
}
