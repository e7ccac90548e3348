package io.github.contactsv3.redis;

import io.github.contactsv3.errors.ContactsApiException;
import io.github.contactsv3.errors.QuotaStoreException;
import io.github.contactsv3.errors.ReplayGuardException;
import io.github.contactsv3.errors.TokenStoreException;

/** Purpose of keys, and the exception of their failures. */
enum Purpose {
  TOKENS,
  QUOTA,
  REPLAY;

  ContactsApiException failure(String message, Exception cause) {
    return switch (this) {
      case TOKENS -> new TokenStoreException(message, cause);
      case QUOTA -> new QuotaStoreException(message, cause);
      case REPLAY -> new ReplayGuardException(message, cause);
    };
  }
}
