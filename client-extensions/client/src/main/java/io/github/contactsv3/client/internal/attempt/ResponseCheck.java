package io.github.contactsv3.client.internal.attempt;

/**
 * Looks at a response before its call counts as a success, so that what is wrong with it is an
 * error of that call, with its operation and its attempts.
 */
@FunctionalInterface
public interface ResponseCheck {
  /**
   * Checks a response.
   *
   * @param response what was decoded
   * @throws io.github.contactsv3.core.internal.UnreadableBodyException if it is of no use
   */
  void check(Object response);
}
