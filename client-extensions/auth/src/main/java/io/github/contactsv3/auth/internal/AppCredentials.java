package io.github.contactsv3.auth.internal;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The credentials of an app. Its text does not show the secret.
 *
 * @param clientId the client id
 * @param clientSecret the client secret
 * @param redirectUri where users come back to, or null if not set
 */
public record AppCredentials(String clientId, String clientSecret, @Nullable URI redirectUri) {
  @Override
  public String toString() {
    return "AppCredentials{clientId=" + clientId + ", clientSecret=***}";
  }
}
