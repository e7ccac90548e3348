package io.github.contactsv3.runtime;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads lists and maps of values that have a type: one value that does not fit makes all of it
 * unreadable. Stateless.
 *
 * @param <E> the type of the elements
 * @param <C> the type of the list or map
 */
abstract class CompositeReader<E, C> extends ValueReader<C> {
  private final ValueReader<E> elements;

  CompositeReader(ValueReader<E> elements) {
    this.elements = elements;
  }

  /** Leaves the parser within the value if an element does not fit; see {@link #isComposite}. */
  @Override
  abstract @Nullable C tryRead(JsonParser json, DeserializationContext context) throws IOException;

  @Override
  final boolean isComposite() {
    return true;
  }

  @Override
  final boolean isAsWritten(JsonParser json, C value) {
    return false; // unknown, so what was read is kept
  }

  /** The element that the parser is at; null if it is null or does not fit. */
  final @Nullable E element(JsonParser json, DeserializationContext context) throws IOException {
    return json.hasToken(JsonToken.VALUE_NULL) ? null : elements.tryRead(json, context);
  }

  /** Returns whether an element fits. */
  final boolean fits(JsonParser json, @Nullable E element) {
    return element != null || (json.hasToken(JsonToken.VALUE_NULL) && elements.acceptsNull());
  }

  /** See {@link ValueReaders#list}. */
  static final class OfList<E> extends CompositeReader<E, List<E>> {
    OfList(ValueReader<E> elements) {
      super(elements);
    }

    @Override
    @Nullable List<E> tryRead(JsonParser json, DeserializationContext context) throws IOException {
      if (!json.isExpectedStartArrayToken()) {
        return null;
      }
      List<@Nullable E> list = new ArrayList<>();
      while (json.nextToken() != JsonToken.END_ARRAY) {
        E element = element(json, context);
        if (!fits(json, element)) {
          return null;
        }
        list.add(element);
      }
      return Collections.unmodifiableList(list); // with nulls only where elements may be null
    }

    @Override
    public Class<?> handledType() {
      return List.class;
    }
  }

  /** See {@link ValueReaders#map}. */
  static final class OfMap<E> extends CompositeReader<E, Map<String, E>> {
    OfMap(ValueReader<E> values) {
      super(values);
    }

    @Override
    @Nullable Map<String, E> tryRead(JsonParser json, DeserializationContext context)
        throws IOException {
      if (!json.isExpectedStartObjectToken()) {
        return null;
      }
      Map<String, @Nullable E> map = new LinkedHashMap<>();
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        json.nextToken();
        E value = element(json, context);
        if (!fits(json, value)) {
          return null;
        }
        map.put(name, value);
      }
      return Collections.unmodifiableMap(map);
    }

    @Override
    public Class<?> handledType() {
      return Map.class;
    }
  }
}
