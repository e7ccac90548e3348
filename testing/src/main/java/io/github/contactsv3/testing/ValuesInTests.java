package io.github.contactsv3.testing;

import io.github.contactsv3.core.spi.ModelValuesShown;

/** Shows the values of models in the failures of tests. Found by ServiceLoader. */
final class ValuesInTests implements ModelValuesShown {
  /** Called by ServiceLoader. */
  public ValuesInTests() {}
}
