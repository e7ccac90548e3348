package io.github.contactsv3.cli.profile;

import io.github.contactsv3.auth.spi.TokenKey;
import io.github.contactsv3.cli.UsageException;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whom to sign in as, without any secret.
 *
 * @param name the name, also of its file
 * @param locationId the location that commands are about
 * @param baseUrl the address of the service; null for the real one
 * @param clientId the OAuth app; null for a private integration token
 * @param companyId the agency whose tokens give those of the location; null if it has its own
 */
public record Profile(
    String name,
    String locationId,
    @Nullable String baseUrl,
    @Nullable String clientId,
    @Nullable String companyId) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,39}");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,80}");

  /**
   * Checks the name and the id, which become names of files and parts of addresses.
   *
   * @param name the name
   * @param locationId the location
   * @param baseUrl the address
   * @param clientId the OAuth app
   * @param companyId the agency
   * @throws UsageException if the name or the id has other characters
   */
  public Profile {
    requireName(name);
    if (!ID.matcher(locationId).matches()) {
      throw new UsageException(
          "the id of a location has letters and digits only, such as ve9EPM428h8vShlRW1KT");
    }
  }

  /**
   * Checks a name.
   *
   * @param name the name
   * @return the name
   * @throws UsageException if it has other characters than letters, digits, {@code _} and {@code -}
   */
  public static String requireName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new UsageException(
          "the name of a profile has up to 40 letters, digits, - and _, not \"" + name + '"');
    }
    return name;
  }

  /**
   * Returns whether the profile signs in with OAuth.
   *
   * @return false if it has a private integration token
   */
  public boolean isOAuth() {
    return clientId != null;
  }

  /**
   * Returns where its OAuth tokens are kept.
   *
   * @return the keys; empty for a private integration token
   */
  public List<TokenKey> tokenKeys() {
    if (clientId == null) {
      return List.of();
    }
    return companyId == null
        ? List.of(TokenKey.location(clientId, locationId))
        : List.of(
            TokenKey.company(clientId, companyId), TokenKey.agencyLocation(clientId, locationId));
  }

  Properties toProperties() {
    Properties properties = new Properties();
    properties.setProperty("location", locationId);
    if (baseUrl != null) {
      properties.setProperty("base-url", baseUrl);
    }
    if (clientId != null) {
      properties.setProperty("client-id", clientId);
    }
    if (companyId != null) {
      properties.setProperty("company", companyId);
    }
    return properties;
  }

  static Profile of(String name, Properties properties, String file) {
    String location = properties.getProperty("location");
    if (location == null) {
      throw new UsageException(file + " names no location: sign in again with contacts login");
    }
    return new Profile(
        name,
        location,
        properties.getProperty("base-url"),
        properties.getProperty("client-id"),
        properties.getProperty("company"));
  }
}
