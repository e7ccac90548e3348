package io.github.contactsv3.jdbc;

import io.github.contactsv3.auth.spi.StoredToken;
import io.github.contactsv3.auth.spi.TokenFields;
import io.github.contactsv3.auth.spi.TokenKey;
import io.github.contactsv3.errors.TokenStoreException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A token as a row. Times are texts: a database's timestamps have no nanoseconds. */
final class TokenRow {
  static final String COLUMNS = String.join(", ", TokenFields.NAMES);

  private TokenRow() {}

  static @Nullable Object[] values(StoredToken token) {
    Map<String, String> fields = TokenFields.of(token);
    return TokenFields.NAMES.stream()
        .map(name -> name.equals("version") ? (Object) token.version() : fields.get(name))
        .toArray();
  }

  static StoredToken read(ResultSet row, TokenKey key) throws SQLException {
    Map<String, @Nullable String> fields = new LinkedHashMap<>();
    for (String name : TokenFields.NAMES) {
      fields.put(name, row.getString(name));
    }
    try {
      return TokenFields.read(fields);
    } catch (IllegalArgumentException e) {
      throw new TokenStoreException(
          "the row of "
              + name(key)
              + " in contacts_v3_token was not written by this library or is damaged: delete it and"
              + " authorize the app again",
          null);
    }
  }

  static String name(TokenKey key) {
    return key.type().name().toLowerCase(Locale.ROOT) + " " + key.id();
  }
}
