package io.github.contactsv3.sandbox.internal.access;

import java.util.Set;

/**
 * The app that tokens are granted to.
 *
 * @param clientId client id
 * @param clientSecret client secret
 * @param companyId the agency that installed it; all locations of the sandbox belong to it
 * @param scopes its scopes
 */
public record SandboxApp(
    String clientId, String clientSecret, String companyId, Set<String> scopes) {

  /** Id of the app: the client id up to its first hyphen. */
  public String appId() {
    return clientId.split("-", 2)[0];
  }
}
