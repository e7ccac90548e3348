package io.github.contactsv3.sandbox.internal.legacy;

import java.util.Set;

/**
 * Which versions have which paths. Old paths work under v3 as well, as {@code GET /contacts/} and
 * {@code /oauth/installedLocations} have been observed to; those that came with v3 are unknown to
 * older versions. Immutable.
 */
public final class OldPaths {

  private static final Set<String> BORN_WITH_V3 =
      Set.of(
          "DELETE /contacts/{contactId}/campaigns/remove-all",
          "POST /oauth/location-token",
          "GET /oauth/installed-locations");

  private static final Set<String> REMOVED_WITH_V3 =
      Set.of(
          "GET /contacts/",
          "DELETE /contacts/{contactId}/campaigns/removeAll",
          "POST /oauth/locationToken",
          "GET /oauth/installedLocations");

  private final Availability removed;

  /**
   * Makes the rule.
   *
   * @param endWithV3 whether v3 refuses the paths that it has removed or renamed
   */
  public OldPaths(boolean endWithV3) {
    this.removed = endWithV3 ? Availability.ONLY_OLDER : Availability.EVERY_VERSION;
  }

  /**
   * The versions that have an operation.
   *
   * @param method HTTP method in upper case
   * @param template path template
   * @return the versions
   */
  public Availability of(String method, String template) {
    String route = method + " " + template;
    if (BORN_WITH_V3.contains(route)) {
      return Availability.ONLY_V3;
    }
    return REMOVED_WITH_V3.contains(route) ? removed : Availability.EVERY_VERSION;
  }
}
