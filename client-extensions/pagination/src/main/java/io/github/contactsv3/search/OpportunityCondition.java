package io.github.contactsv3.search;

/** A condition on an opportunity. Immutable; {@code toString} shows no values. */
public final class OpportunityCondition {

  final Condition condition;

  OpportunityCondition(Condition condition) {
    this.condition = condition;
  }

  @Override
  public String toString() {
    return condition.toString();
  }
}
