package io.github.contactsv3.client.bulk;

import io.github.contactsv3.core.AuthenticationException;
import io.github.contactsv3.core.ContactsApiException;
import io.github.contactsv3.core.LocationInactiveException;
import io.github.contactsv3.core.PermissionException;
import io.github.contactsv3.core.RateLimitedException;
import io.github.contactsv3.core.ServerException;
import io.github.contactsv3.core.ServiceException;

/** What a failed call means for those that follow. */
final class Failures {

  private Failures() {}

  /** Whether the next call would fail as well. */
  static boolean stay(ContactsApiException e) {
    return e instanceof AuthenticationException
        || e instanceof PermissionException
        || e instanceof LocationInactiveException
        || e instanceof RateLimitedException;
  }

  /** Whether it is certain that nothing was changed. */
  static boolean changedNothing(ContactsApiException e) {
    return e.attempts() == 0 || (e instanceof ServiceException && !(e instanceof ServerException));
  }
}
