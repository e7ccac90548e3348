package io.github.contactsv3.search;

/**
 * A custom field, of which the caller knows the type; the service refuses operators of another
 * type.
 */
public final class CustomFieldRef {

  private final String name;

  CustomFieldRef(String id) {
    this.name = "customFields." + segment("id", id);
  }

  private static String segment(String what, String id) {
    if (id.isBlank() || id.indexOf('.') >= 0) {
      throw new IllegalArgumentException(
          "customField: the " + what + " is blank or has a dot; ids are needed, not keys");
    }
    return id;
  }

  /**
   * As a text, large text, single option, radio or phone field.
   *
   * @return the field
   */
  public TextField text() {
    return new TextField(name);
  }

  /**
   * As a field of check boxes or several options.
   *
   * @return the field
   */
  public KeywordField options() {
    return new KeywordField(name);
  }

  /**
   * As a number or an amount of money.
   *
   * @return the field
   */
  public NumberField number() {
    return new NumberField(name);
  }

  /**
   * As a date.
   *
   * @return the field
   */
  public DayField date() {
    return new DayField(name);
  }

  /**
   * As one box of a list of text boxes.
   *
   * @param optionId the id of the box
   * @return the field
   * @throws IllegalArgumentException if the id is blank or has a dot
   */
  public TextField textBox(String optionId) {
    return new TextField(name + "." + segment("optionId", optionId));
  }

  @Override
  public String toString() {
    return name;
  }
}
