package io.github.contactsv3.redis;

import io.github.contactsv3.errors.ContactsApiException;
import io.github.contactsv3.errors.QuotaStoreException;
import io.github.contactsv3.errors.TokenStoreException;

/** Purpose of keys, and the exception of their failures. */
enum Purpose {
  TOKENS,
  QUOTA;

  ContactsApiException failure(String message, Exception cause) {
    return this == TOKENS
        ? new TokenStoreException(message, cause)
        : new QuotaStoreException(message, cause);
  }
}
