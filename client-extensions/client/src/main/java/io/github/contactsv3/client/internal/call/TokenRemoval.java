package io.github.contactsv3.client.internal.call;

import io.github.contactsv3.auth.spi.TokenProvider;
import io.github.contactsv3.core.OperationInfo;
import io.github.contactsv3.core.Uninstallation;
import io.github.contactsv3.errors.ContactsApiException;
import io.github.contactsv3.errors.TokenProviderException;
import io.github.contactsv3.errors.internal.Secrets;

/** Drops tokens through a provider, which may be code of the application. Thread-safe. */
public final class TokenRemoval {
  private final TokenProvider provider;
  private final Secrets secrets;

  TokenRemoval(TokenProvider provider, Secrets secrets) {
    this.provider = provider;
    this.secrets = secrets;
  }

  /**
   * Drops the tokens of a location or company.
   *
   * @param where where the app was uninstalled
   */
  public void forget(Uninstallation where) {
    try {
      provider.forget(where);
    } catch (Exception e) {
      Throwable safe = secrets.maskedCause(e);
      if (safe == e
          && (e instanceof ContactsApiException || e instanceof IllegalArgumentException)) {
        throw (RuntimeException) e;
      }
      throw new TokenProviderException(
          OperationInfo.NONE, 0, "the credentials can't drop the tokens", safe);
    }
  }
}
