package io.github.contactsv3.auth.spi;

import io.github.contactsv3.core.internal.HeaderText;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The bearer token of one request. Immutable and thread-safe; its text does not show it. */
public final class AccessToken {
  private final String value;
  private final @Nullable String locationId;

  /**
   * Creates an access token.
   *
   * @param value the token, without the word {@code Bearer}
   * @param locationId the location whose request it is for; null if the caller named none
   * @throws IllegalArgumentException if the token is blank or has a character that is not printable
   *     ASCII; the message does not show it
   */
  public AccessToken(String value, @Nullable String locationId) {
    this.value = HeaderText.checkToken("token", value);
    this.locationId = locationId;
  }

  /**
   * Returns the token itself. Keep it out of logs and messages.
   *
   * @return the token, fit for a header
   */
  public String value() {
    return value;
  }

  /**
   * Returns the location that the token was asked for.
   *
   * @return its id; empty if none was named
   */
  public Optional<String> locationId() {
    return Optional.ofNullable(locationId);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof AccessToken that
        && value.equals(that.value)
        && Objects.equals(locationId, that.locationId);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return "AccessToken{value=***, locationId=" + locationId + "}";
  }
}
