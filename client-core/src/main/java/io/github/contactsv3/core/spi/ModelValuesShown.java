package io.github.contactsv3.core.spi;

/**
 * Says by its presence on the class path that {@code toString} of models shows values, so that
 * failures of tests are readable. {@link java.util.ServiceLoader} finds it in contacts-v3-testing
 * and contacts-v3-sandbox, which belong in the test scope; those of anybody else are ignored.
 */
public interface ModelValuesShown {}
