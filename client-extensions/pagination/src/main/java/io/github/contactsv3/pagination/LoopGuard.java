package io.github.contactsv3.pagination;

import io.github.contactsv3.core.OperationInfo;
import io.github.contactsv3.errors.PagingException;

/**
 * Notices a walk that comes back to where it has been, with one remembered place however long the
 * walk: the place is renewed after 1, 2, 4, 8, ... pages, so a loop of any length is met soon after
 * the first of these that is longer (Brent's algorithm).
 */
final class LoopGuard {

  private final OperationInfo operation;
  private Position remembered;
  private long steps;
  private long renewal = 1;

  LoopGuard(OperationInfo operation, Position start) {
    this.operation = operation;
    this.remembered = start;
  }

  void check(Position next) {
    if (next.isSamePlace(remembered)) {
      throw new PagingException(
          operation,
          "the service's cursor leads back to a place where the walk has been, after "
              + next.seen()
              + " items");
    }
    if (++steps == renewal) {
      remembered = next;
      renewal *= 2;
      steps = 0;
    }
  }
}
