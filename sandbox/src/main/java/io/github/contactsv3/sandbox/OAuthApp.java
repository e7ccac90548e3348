package io.github.contactsv3.sandbox;

import java.util.Set;

/**
 * The app that tokens are granted to.
 *
 * @param clientId client id
 * @param clientSecret client secret
 * @param companyId the agency that installed it; all locations of the sandbox belong to it
 * @param scopes its scopes
 */
record OAuthApp(String clientId, String clientSecret, String companyId, Set<String> scopes) {

  /** Id of the app: the client id up to its first hyphen. */
  String appId() {
    return clientId.split("-", 2)[0];
  }
}
