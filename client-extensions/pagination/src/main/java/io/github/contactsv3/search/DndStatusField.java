package io.github.contactsv3.search;

import io.github.contactsv3.model.DndStatus;
import io.github.contactsv3.model.SearchOperator;

/** Whether a channel must not be used for a contact. */
public final class DndStatusField extends Field {

  DndStatusField(String name) {
    super(name);
  }

  /**
   * Contacts with this status.
   *
   * @param status the status
   * @return the condition
   */
  public Condition eq(DndStatus status) {
    return condition(SearchOperator.EQ, new Operand(status.value()));
  }

  /**
   * Contacts without this status, those without any included.
   *
   * @param status the status
   * @return the condition
   */
  public Condition notEq(DndStatus status) {
    return condition(SearchOperator.NOT_EQ, new Operand(status.value()));
  }
}
