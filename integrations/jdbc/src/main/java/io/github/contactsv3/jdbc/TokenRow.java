package io.github.contactsv3.jdbc;

import io.github.contactsv3.auth.spi.StoredToken;
import io.github.contactsv3.auth.spi.TokenKey;
import io.github.contactsv3.errors.TokenStoreException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A token as a row. Times are texts: a database's timestamps have no nanoseconds. */
final class TokenRow {
  /** Scopes have no spaces: RFC 6749, section 3.3. */
  private static final String SCOPE_SEPARATOR = " ";

  static final String COLUMNS =
      "version, access_token, refresh_token, issued_at, expires_at, scopes, location_id, company_id,"
          + " authorized_at, rotation_started_at";

  private TokenRow() {}

  static @Nullable Object[] values(StoredToken token) {
    return new @Nullable Object[] {
      token.version(),
      token.accessToken(),
      token.refreshToken().orElse(null),
      token.issuedAt().toString(),
      token.expiresAt().toString(),
      String.join(SCOPE_SEPARATOR, token.scopes()),
      token.locationId().orElse(null),
      token.companyId().orElse(null),
      token.authorizedAt().map(Instant::toString).orElse(null),
      token.rotationStartedAt().map(Instant::toString).orElse(null),
    };
  }

  static StoredToken read(ResultSet row, TokenKey key) throws SQLException {
    try {
      return StoredToken.builder()
          .version(row.getLong("version"))
          .accessToken(row.getString("access_token"))
          .refreshToken(row.getString("refresh_token"))
          .issuedAt(Instant.parse(row.getString("issued_at")))
          .expiresAt(Instant.parse(row.getString("expires_at")))
          .scopes(scopes(row.getString("scopes")))
          .locationId(row.getString("location_id"))
          .companyId(row.getString("company_id"))
          .authorizedAt(instant(row.getString("authorized_at")))
          .rotationStartedAt(instant(row.getString("rotation_started_at")))
          .build();
    } catch (DateTimeException | IllegalArgumentException e) {
      // Without the cause, whose message may quote what a column holds.
      throw new TokenStoreException(
          "the row of "
              + name(key)
              + " in contacts_v3_token was not written by this library or is damaged: delete it and"
              + " authorize the app again",
          null);
    }
  }

  private static List<String> scopes(String text) {
    return Stream.of(text.split(SCOPE_SEPARATOR)).filter(scope -> !scope.isEmpty()).toList();
  }

  private static @Nullable Instant instant(@Nullable String text) {
    return text == null ? null : Instant.parse(text);
  }

  static String name(TokenKey key) {
    return key.type().name().toLowerCase(Locale.ROOT) + " " + key.id();
  }
}
