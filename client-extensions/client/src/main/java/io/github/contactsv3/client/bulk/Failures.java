package io.github.contactsv3.client.bulk;

import io.github.contactsv3.core.OperationInfo;
import io.github.contactsv3.errors.AuthenticationException;
import io.github.contactsv3.errors.CallInterruptedException;
import io.github.contactsv3.errors.ContactsApiException;
import io.github.contactsv3.errors.DecodingException;
import io.github.contactsv3.errors.LocationInactiveException;
import io.github.contactsv3.errors.PermissionException;
import io.github.contactsv3.errors.QuotaStoreException;
import io.github.contactsv3.errors.RateLimitedException;
import io.github.contactsv3.errors.ServerErrorException;
import io.github.contactsv3.errors.ServiceException;
import io.github.contactsv3.errors.TokenProviderException;
import io.github.contactsv3.errors.TokenStoreException;
import io.github.contactsv3.errors.TransportException;

/** Classifies failed calls of a bulk run. */
final class Failures {

  private Failures() {}

  /** Returns what ends a run whose client is closed between two calls. */
  static TransportException closed(OperationInfo operation) {
    return new TransportException(operation, 0, "the client was closed", null);
  }

  /** Returns whether the next call would fail for the same reason. */
  static boolean isPersistent(ContactsApiException e) {
    return e instanceof AuthenticationException
        || e instanceof PermissionException
        || e instanceof LocationInactiveException
        || e instanceof RateLimitedException
        || e instanceof CallInterruptedException
        || e instanceof TokenProviderException
        || e instanceof TokenStoreException
        || e instanceof QuotaStoreException;
  }

  /**
   * Returns whether the service refused the content of the request, so that the same one would be
   * refused again.
   */
  static boolean isAboutTheRow(ContactsApiException e) {
    return e instanceof ServiceException
        && e.attempts() > 0
        && !isPersistent(e)
        && !(e instanceof ServerErrorException);
  }

  /** Returns whether the call certainly changed nothing. */
  static boolean changedNothing(ContactsApiException e) {
    if (e instanceof DecodingException) {
      return false; // the service has processed the request
    }
    return e.attempts() == 0
        || (e instanceof TransportException lost && !lost.mayHaveBeenProcessed())
        || (e instanceof ServiceException && !(e instanceof ServerErrorException));
  }
}
