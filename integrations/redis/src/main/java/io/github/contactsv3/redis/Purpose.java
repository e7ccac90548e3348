package io.github.contactsv3.redis;

import io.github.contactsv3.errors.ContactsApiException;
import io.github.contactsv3.errors.QuotaStoreException;
import io.github.contactsv3.errors.TokenStoreException;

/** What keys are for, and how their failures are called. */
enum Purpose {
  TOKENS,
  QUOTA;

  ContactsApiException failure(String message, Exception cause) {
    return this == TOKENS
        ? new TokenStoreException(message, cause)
        : new QuotaStoreException(message, cause);
  }
}
