package io.github.contactsv3.auth.spi;

import io.github.contactsv3.auth.internal.TokenText;
import java.util.Objects;

/**
 * Names a pair of tokens in a store. Holds no secret. Immutable and thread-safe.
 *
 * @param clientId the client id of the app
 * @param type whether the pair is one of a location or of an agency
 * @param id the id of the location or the agency
 */
public record TokenKey(String clientId, Type type, String id) {
  /** Whose tokens they are. */
  public enum Type {
    /** Of one location, also called sub-account. */
    LOCATION,
    /** Of an agency, which the service calls a company. */
    COMPANY
  }

  /**
   * Makes one.
   *
   * @param clientId the client id of the app
   * @param type whether the pair is one of a location or of an agency
   * @param id the id of the location or the agency
   * @throws IllegalArgumentException if a text is blank or has a character that is not printable
   *     ASCII
   */
  public TokenKey {
    TokenText.require("clientId", clientId);
    Objects.requireNonNull(type, "type");
    TokenText.require(type == Type.LOCATION ? "locationId" : "companyId", id);
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
}
