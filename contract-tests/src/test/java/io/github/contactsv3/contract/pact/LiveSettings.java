package io.github.contactsv3.contract.pact;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a verification of the service itself is given.
 *
 * @param baseUrl address of the service
 * @param token a private integration token of the location
 * @param location id of the location
 * @param writes allows to create, change and delete; null if nothing may be written
 * @param between time between two requests
 */
record LiveSettings(
    String baseUrl, String token, String location, @Nullable Writes writes, Duration between) {

  /**
   * Writes are allowed.
   *
   * @param user id of a user of the location, to whom contacts and tasks are assigned
   */
  record Writes(String user) {}

  /**
   * Reads the settings from system properties.
   *
   * @return null if no token is given
   * @throws IllegalArgumentException if something that belongs to the token is missing
   */
  static @Nullable LiveSettings ofProperties() {
    String token = property("token");
    if (token.isEmpty()) {
      return null;
    }
    String location = required("location");
    String baseUrl = property("baseUrl");
    Writes writes = Boolean.parseBoolean(property("writes")) ? new Writes(required("user")) : null;
    return new LiveSettings(
        baseUrl.isEmpty() ? "https://services.leadconnectorhq.com" : baseUrl,
        token,
        location,
        writes,
        // A fifth of what the service allows.
        Duration.ofMillis(500));
  }

  private static String required(String name) {
    String value = property(name);
    if (value.isEmpty()) {
      throw new IllegalArgumentException("-Dhighlevel." + name + " is missing");
    }
    return value;
  }

  private static String property(String name) {
    return System.getProperty("highlevel." + name, "").trim();
  }

  void pause() throws InterruptedException {
    Thread.sleep(between.toMillis());
  }

  /** Without the token. */
  @Override
  public String toString() {
    return baseUrl + ", location " + location + (writes == null ? ", reading" : ", writing");
  }
}
