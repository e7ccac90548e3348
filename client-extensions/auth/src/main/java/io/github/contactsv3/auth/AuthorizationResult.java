package io.github.contactsv3.auth;

import io.github.contactsv3.auth.spi.TokenKey;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The result of an authorization by a user. Contains no token. Immutable and thread-safe.
 *
 * @param key where the tokens are stored: of a location or of an agency
 * @param locationId the location, or null if it is an agency
 * @param companyId the agency, or null if the service did not name it
 * @param userId the user who did it, or null if the service did not say
 * @param scopes what the app may do, unmodifiable
 */
public record AuthorizationResult(
    TokenKey key,
    @Nullable String locationId,
    @Nullable String companyId,
    @Nullable String userId,
    Set<String> scopes) {
  /**
   * Creates a result with a copy of the scopes.
   *
   * @param key where the tokens are stored
   * @param locationId the location, or null
   * @param companyId the agency, or null
   * @param userId the user, or null
   * @param scopes what the app may do
   */
  public AuthorizationResult {
    scopes = Set.copyOf(scopes);
  }

  /**
   * Returns whether the tokens are those of an agency, to be used with {@link Credentials#agency}.
   *
   * @return false if they are those of a location
   */
  public boolean isAgency() {
    return key.type() == TokenKey.Type.COMPANY;
  }
}
