package io.github.contactsv3.search;

import io.github.contactsv3.model.InboundDndStatus;
import io.github.contactsv3.model.SearchOperator;

/** The do-not-disturb status of inbound messages. */
public final class InboundDndStatusField extends Field {

  InboundDndStatusField(String name) {
    super(name);
  }

  /**
   * Matches contacts with this status.
   *
   * @param status the status
   * @return the condition
   */
  public Condition eq(InboundDndStatus status) {
    return condition(SearchOperator.EQ, new Operand(status.value()));
  }

  /**
   * Matches contacts without this status, including those without any status.
   *
   * @param status the status
   * @return the condition
   */
  public Condition notEq(InboundDndStatus status) {
    return condition(SearchOperator.NOT_EQ, new Operand(status.value()));
  }
}
