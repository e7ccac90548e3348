package io.github.contactsv3.spark;

import io.github.contactsv3.auth.Credentials;

/**
 * Supplies the credentials of locations, on the driver only: secrets, refresh tokens and the tokens
 * of an agency never leave it. The option {@code credentials} names the class. It has a public
 * constructor that takes a {@code Map<String, String>} of the options that begin with {@code
 * credentials.}, without that prefix; or one without parameters.
 *
 * <p>Thread-safe. An exception that it throws ends the query before anything is read.
 */
@FunctionalInterface
public interface FleetCredentials {

  /**
   * Returns the credentials for a location. Return the same object for all locations of an agency,
   * so that they share its token.
   *
   * @param locationId the location
   * @return such as {@link Credentials#agency} with a store that other processes share
   */
  Credentials forLocation(String locationId);

  /**
   * Returns the credentials of the agency whose locations are read with {@code
   * locations=installed}.
   *
   * @return those of an agency; their token has the scope {@code oauth.readonly}
   * @throws UnsupportedOperationException unless overridden
   */
  default Credentials forAgency() {
    throw new UnsupportedOperationException(
        getClass().getName() + " has no credentials of an agency; override forAgency");
  }
}
