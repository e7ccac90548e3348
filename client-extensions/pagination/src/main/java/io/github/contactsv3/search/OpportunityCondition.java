package io.github.contactsv3.search;

/** What an opportunity has to be like. Immutable; its text shows no values. */
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
