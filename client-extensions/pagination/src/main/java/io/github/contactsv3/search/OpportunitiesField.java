package io.github.contactsv3.search;

import io.github.contactsv3.model.SearchFilter;
import io.github.contactsv3.model.SearchOperator;
import java.util.ArrayList;
import java.util.List;

/** The opportunities of a contact. */
public final class OpportunitiesField extends Field {

  OpportunitiesField(String name) {
    super(name);
  }

  /**
   * Matches contacts with an opportunity that fulfils all conditions.
   *
   * @param first a condition
   * @param more further conditions on the same opportunity
   * @return the condition
   */
  public Condition with(OpportunityCondition first, OpportunityCondition... more) {
    List<SearchFilter> filters = new ArrayList<>();
    filters.add(first.condition.toFilter());
    for (OpportunityCondition next : more) {
      filters.add(next.condition.toFilter());
    }
    return condition(SearchOperator.NESTED, new Operand(List.copyOf(filters)));
  }
}
