package io.github.contactsv3.auth.spi;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A token pair as named texts, for stores of columns, hashes or documents: nothing is lost, times
 * have all their digits. Thread-safe.
 */
public final class TokenFields {
  /** The names of all fields, in a fixed order. Names and order never change. */
  public static final List<String> NAMES =
      List.of(
          "version",
          "access_token",
          "refresh_token",
          "issued_at",
          "expires_at",
          "scopes",
          "location_id",
          "company_id",
          "authorized_at",
          "rotation_started_at");

  /** Scopes have no spaces: RFC 6749, section 3.3. */
  private static final String SCOPE_SEPARATOR = " ";

  private TokenFields() {}

  /**
   * Returns the fields of a token.
   *
   * @param token the token
   * @return the text of each field that has a value, in the order of {@link #NAMES}; a new map
   */
  public static Map<String, String> of(StoredToken token) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("version", String.valueOf(token.version()));
    fields.put("access_token", token.accessToken());
    token.refreshToken().ifPresent(text -> fields.put("refresh_token", text));
    fields.put("issued_at", token.issuedAt().toString());
    fields.put("expires_at", token.expiresAt().toString());
    fields.put("scopes", String.join(SCOPE_SEPARATOR, token.scopes()));
    token.locationId().ifPresent(text -> fields.put("location_id", text));
    token.companyId().ifPresent(text -> fields.put("company_id", text));
    token.authorizedAt().ifPresent(time -> fields.put("authorized_at", time.toString()));
    token.rotationStartedAt().ifPresent(time -> fields.put("rotation_started_at", time.toString()));
    return fields;
  }

  /**
   * Returns the token of fields.
   *
   * @param fields the text of each field; others are ignored
   * @return the token
   * @throws IllegalArgumentException if they are not those of a token; the message has no values
   */
  public static StoredToken read(Map<String, @Nullable String> fields) {
    try {
      return StoredToken.builder()
          .version(Long.parseLong(required(fields, "version")))
          .accessToken(required(fields, "access_token"))
          .refreshToken(fields.get("refresh_token"))
          .issuedAt(Instant.parse(required(fields, "issued_at")))
          .expiresAt(Instant.parse(required(fields, "expires_at")))
          .scopes(scopes(required(fields, "scopes")))
          .locationId(fields.get("location_id"))
          .companyId(fields.get("company_id"))
          .authorizedAt(instant(fields.get("authorized_at")))
          .rotationStartedAt(instant(fields.get("rotation_started_at")))
          .build();
    } catch (DateTimeException | IllegalArgumentException e) {
      // Without the cause, whose message may quote what a field holds.
      throw new IllegalArgumentException("the fields are not those of a token");
    }
  }

  private static String required(Map<String, @Nullable String> fields, String name) {
    @Nullable String text = fields.get(name);
    if (text == null) {
      throw new IllegalArgumentException(name + " is missing");
    }
    return text;
  }

  private static List<String> scopes(String text) {
    return Stream.of(text.split(SCOPE_SEPARATOR)).filter(scope -> !scope.isEmpty()).toList();
  }

  private static @Nullable Instant instant(@Nullable String text) {
    return text == null ? null : Instant.parse(text);
  }
}
