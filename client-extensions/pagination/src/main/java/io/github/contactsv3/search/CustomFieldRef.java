package io.github.contactsv3.search;

/** A custom field whose type the caller chooses; the service refuses operators of another type. */
public final class CustomFieldRef {

  private final String name;

  CustomFieldRef(String id) {
    this.name = "customFields." + requirePart("id", id);
  }

  private static String requirePart(String what, String id) {
    if (id.isBlank() || id.indexOf('.') >= 0) {
      throw new IllegalArgumentException(
          "customField: the " + what + " is blank or has a dot; ids are needed, not keys");
    }
    return id;
  }

  /**
   * Returns the field as a text, large text, single option, radio or phone field.
   *
   * @return the field
   */
  public TextField text() {
    return new TextField(name);
  }

  /**
   * Returns the field as check boxes or several options.
   *
   * @return the field
   */
  public KeywordField options() {
    return new KeywordField(name);
  }

  /**
   * Returns the field as a number or an amount of money.
   *
   * @return the field
   */
  public NumberField number() {
    return new NumberField(name);
  }

  /**
   * Returns the field as a date.
   *
   * @return the field
   */
  public DayField date() {
    return new DayField(name);
  }

  /**
   * Returns one box of a list of text boxes.
   *
   * @param optionId the id of the box
   * @return the field
   * @throws IllegalArgumentException if the id is blank or has a dot
   */
  public TextField textBox(String optionId) {
    return new TextField(name + "." + requirePart("optionId", optionId));
  }

  @Override
  public String toString() {
    return name;
  }
}
