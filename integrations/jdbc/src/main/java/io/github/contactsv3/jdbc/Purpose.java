package io.github.contactsv3.jdbc;

import io.github.contactsv3.errors.ContactsApiException;
import io.github.contactsv3.errors.QuotaStoreException;
import io.github.contactsv3.errors.ReplayGuardException;
import io.github.contactsv3.errors.TokenStoreException;

/** Purpose of a table: the file that creates it, and the exception of its failures. */
enum Purpose {
  TOKENS("R__contacts_v3_tokens.sql"),
  QUOTA("R__contacts_v3_quota.sql"),
  REPLAY("R__contacts_v3_replay.sql");

  private final String file;

  Purpose(String file) {
    this.file = file;
  }

  String file() {
    return "contacts-v3/jdbc/" + file + " of contacts-v3-jdbc";
  }

  ContactsApiException failure(String message, Exception cause) {
    return switch (this) {
      case TOKENS -> new TokenStoreException(message, cause);
      case QUOTA -> new QuotaStoreException(message, cause);
      case REPLAY -> new ReplayGuardException(message, cause);
    };
  }
}
