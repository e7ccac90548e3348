package io.github.contactsv3.errors.internal;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Lets elements of a response be read again with the secrets that the response was read with, which
 * users cannot see. Thread-safe.
 */
public final class ModelSecrets {
  private static volatile @Nullable Function<Object, @Nullable Secrets> getter;

  private ModelSecrets() {}

  /**
   * Sets how a model is asked. Called by the class initializer of the models.
   *
   * @param getter returns the secrets of a model, or null
   */
  public static void register(Function<Object, @Nullable Secrets> getter) {
    ModelSecrets.getter = getter;
  }

  /**
   * Returns the secrets that texts about a model do not show.
   *
   * @param model a model
   * @return those of the client that read it; null if none did
   */
  public static @Nullable Secrets of(Object model) {
    Function<Object, @Nullable Secrets> known = getter;
    return known == null ? null : known.apply(model);
  }
}
