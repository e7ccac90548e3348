package io.github.contactsv3.search;

import io.github.contactsv3.model.InboundDndStatus;
import io.github.contactsv3.model.SearchOperator;

/** Whether a contact must not write. */
public final class InboundDndStatusField extends Field {

  InboundDndStatusField(String name) {
    super(name);
  }

  /**
   * Contacts with this status.
   *
   * @param status the status
   * @return the condition
   */
  public Condition eq(InboundDndStatus status) {
    return condition(SearchOperator.EQ, new Operand(status.value()));
  }

  /**
   * Contacts without this status, those without any included.
   *
   * @param status the status
   * @return the condition
   */
  public Condition notEq(InboundDndStatus status) {
    return condition(SearchOperator.NOT_EQ, new Operand(status.value()));
  }
}
