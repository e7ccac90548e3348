package io.github.contactsv3.spark;

import io.github.contactsv3.errors.AuthenticationException;
import io.github.contactsv3.errors.ContactsApiException;
import io.github.contactsv3.errors.LocationInactiveException;
import io.github.contactsv3.errors.NotFoundException;
import io.github.contactsv3.errors.PermissionException;
import io.github.contactsv3.errors.ValidationException;
import java.io.Serializable;

/**
 * Why a location can't be read.
 *
 * @param message one sentence, without tokens
 * @param ofLocation whether it is about this location, so that others can be read: the app was
 *     uninstalled there, or the location is not active
 */
record LocationProblem(String message, boolean ofLocation) implements Serializable {

  /**
   * Judges a failed request for the token of a location.
   *
   * @param e the failure
   * @param ofAgency whether it is created from an agency's token; then a 401 is about that one
   * @return the problem
   */
  static LocationProblem ofToken(RuntimeException e, boolean ofAgency) {
    boolean refused =
        (e instanceof AuthenticationException && !ofAgency)
            || e instanceof PermissionException
            || e instanceof LocationInactiveException
            || e instanceof NotFoundException
            || e instanceof ValidationException;
    return new LocationProblem(text(e), refused);
  }

  /**
   * Judges a failed first request for contacts.
   *
   * @param e the failure
   * @param sharedToken whether other locations have the same token
   * @return the problem
   */
  static LocationProblem ofSearch(ContactsApiException e, boolean sharedToken) {
    boolean refused =
        (e instanceof AuthenticationException && !sharedToken)
            || e instanceof PermissionException
            || e instanceof LocationInactiveException;
    return new LocationProblem(text(e), refused);
  }

  private static String text(RuntimeException e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }
}
