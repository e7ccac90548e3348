package io.github.contactsv3.spring.boot.internal.settings;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the tokens of OAuth are kept.
 *
 * @param type kind of the store
 * @param directory folder of a file store
 * @param checkAtStart whether the application only starts if the store can be read
 * @param encryption encryption of the tokens in the store
 */
public record TokenStoreSettings(
    @Nullable Type type,
    @Nullable Path directory,
    @DefaultValue("true") boolean checkAtStart,
    @NestedConfigurationProperty @DefaultValue EncryptionSettings encryption) {

  /** The kinds of stores. */
  public enum Type {
    /** Lost when the process ends; for tests. */
    MEMORY,
    /** Files on this machine. */
    FILE,
    /** A database that several processes share. */
    JDBC,
    /** Redis that several processes share. */
    REDIS
  }

  /**
   * Refuses {@code contacts.token-store=jdbc}, which would otherwise be ignored; called by the
   * conversion of Spring.
   *
   * @param text the value
   * @return never
   */
  @SuppressWarnings("DoNotCallSuggester") // Spring calls it, by its name.
  public static TokenStoreSettings valueOf(String text) {
    throw new IllegalArgumentException(
        "contacts.token-store has no value of its own: set contacts.token-store.type to " + text);
  }
}
