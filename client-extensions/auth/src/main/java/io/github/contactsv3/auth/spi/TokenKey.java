package io.github.contactsv3.auth.spi;

import io.github.contactsv3.core.internal.HeaderText;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Names tokens in a store. Holds no secret. Immutable and thread-safe.
 *
 * @param clientId the client id of the app
 * @param type what kind of tokens they are
 * @param id the id of the location or the agency
 */
public record TokenKey(String clientId, Type type, String id) {
  /** Kinds of stored tokens. Stores treat all the same; later versions may have more kinds. */
  public enum Type {
    /** The token pair of one location, also called sub-account, that authorized the app itself. */
    LOCATION,
    /** The token pair of an agency, which the service calls a company. */
    COMPANY,
    /**
     * An access token of one location that was created from the token of its agency. It has no
     * refresh token, can be created again at any time, and may be removed without harm.
     */
    AGENCY_LOCATION
  }

  /**
   * Creates a key.
   *
   * @param clientId the client id of the app
   * @param type what kind of tokens they are
   * @param id the id of the location or the agency
   * @throws IllegalArgumentException if a text is blank or has a character that is not printable
   *     ASCII
   */
  public TokenKey {
    HeaderText.checkToken("clientId", clientId);
    Objects.requireNonNull(type, "type");
    HeaderText.checkToken(type == Type.COMPANY ? "companyId" : "locationId", id);
  }

  /**
   * Returns the key of a location's pair.
   *
   * @param clientId the client id of the app
   * @param locationId the id of the location
   * @return the key
   */
  public static TokenKey location(String clientId, String locationId) {
    return new TokenKey(clientId, Type.LOCATION, locationId);
  }

  /**
   * Returns the key of an agency's pair.
   *
   * @param clientId the client id of the app
   * @param companyId the id of the agency
   * @return the key
   */
  public static TokenKey company(String clientId, String companyId) {
    return new TokenKey(clientId, Type.COMPANY, companyId);
  }

  /**
   * Returns the key of a location's access token that was created from its agency's. Never the key
   * of a pair: a location may have both.
   *
   * @param clientId the client id of the app
   * @param locationId the id of the location
   * @return the key
   */
  public static TokenKey agencyLocation(String clientId, String locationId) {
    return new TokenKey(clientId, Type.AGENCY_LOCATION, locationId);
  }

  /**
   * Returns whether tokens can belong to this key.
   *
   * @param token the tokens
   * @return false if they name another location or agency than this key; true if they name none
   */
  public boolean accepts(StoredToken token) {
    @Nullable String named =
        type == Type.COMPANY ? token.companyId().orElse(null) : token.locationId().orElse(null);
    return named == null || named.equals(id);
  }
}
