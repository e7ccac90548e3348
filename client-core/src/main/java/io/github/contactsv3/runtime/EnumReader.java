package io.github.contactsv3.runtime;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import java.io.IOException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads open enumerations: any text, and what {@link ValueReaders#TEXT} takes for one. Stateless.
 *
 * @param <E> the type
 */
public abstract class EnumReader<E> extends ValueReader<E> {
  private final Class<E> type;
  private final Function<String, E> of;

  /**
   * Creates a reader.
   *
   * @param type the type
   * @param of returns the value with a text
   */
  protected EnumReader(Class<E> type, Function<String, E> of) {
    this.type = type;
    this.of = of;
  }

  @Override
  final @Nullable E tryRead(JsonParser json, DeserializationContext context) throws IOException {
    String text = ValueReaders.TEXT.tryRead(json, context);
    return text == null ? null : of.apply(text);
  }

  @Override
  public final Class<E> handledType() {
    return type;
  }
}
