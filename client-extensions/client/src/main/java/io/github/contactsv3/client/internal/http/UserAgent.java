package io.github.contactsv3.client.internal.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** The default User-Agent header. */
public final class UserAgent {
  private UserAgent() {}

  /**
   * Returns name and version of this library.
   *
   * @return the header's value
   */
  public static String ofThisLibrary() {
    Properties properties = new Properties();
    try (InputStream in =
        Objects.requireNonNull(
            UserAgent.class.getResourceAsStream("client.properties"), "client.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return "contacts-v3-java/" + properties.getProperty("version");
  }
}
