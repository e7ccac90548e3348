package io.github.contactsv3.sandbox.internal.transfer;

import java.util.List;

/** Contacts that cannot be imported. None of the file was. */
public final class ImportRefusal extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  public ImportRefusal(String message, List<String> problems) {
    super(message);
    this.problems = List.copyOf(problems);
  }

  /**
   * What is wrong, each in one line that names the line of the file and the property or column. At
   * most the first 20.
   *
   * @return the problems
   */
  public List<String> problems() {
    return problems == null ? List.of() : problems;
  }
}
