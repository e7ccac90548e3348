package io.github.contactsv3.pagination;

import io.github.contactsv3.core.OperationInfo;
import io.github.contactsv3.errors.PagingException;

/**
 * Detects cursors that lead back to an earlier page, with one remembered position however many
 * pages there are: the position is renewed after 1, 2, 4, 8, ... pages, so a loop is found soon
 * after the first of these that is longer (Brent's algorithm).
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
          "the service's cursor leads back to an earlier page, after " + next.seen() + " items");
    }
    if (++steps == renewal) {
      remembered = next;
      renewal *= 2;
      steps = 0;
    }
  }
}
