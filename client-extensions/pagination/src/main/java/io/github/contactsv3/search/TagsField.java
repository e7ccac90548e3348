package io.github.contactsv3.search;

import io.github.contactsv3.model.SearchOperator;
import java.util.Collection;

/** The tags of a contact, which the service stores in lower case. */
public final class TagsField extends TextField {

  TagsField(String name) {
    super(name, true);
  }

  /**
   * Matches contacts with at least one of the tags.
   *
   * @param tags the tags, at least one, each of 1 to 75 characters
   * @return the condition
   * @throws IllegalArgumentException if there are none, or one is empty or longer
   */
  public Condition eqAny(Collection<String> tags) {
    return condition(
        SearchOperator.EQ, Operand.texts(name(), tags.stream().map(this::cased).toList()));
  }

  /**
   * Matches contacts with a tag that contains at least one of the texts.
   *
   * @param texts the texts, at least one, each of 3 to 75 characters
   * @return the condition
   * @throws IllegalArgumentException if there is none, or one is shorter or longer
   */
  public Condition containsAny(Collection<String> texts) {
    return condition(
        SearchOperator.CONTAINS,
        Operand.allContained(name(), texts.stream().map(this::cased).toList()));
  }
}
