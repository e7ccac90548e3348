package io.github.contactsv3.runtime;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.std.NumberDeserializers;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.deser.std.UntypedObjectDeserializer;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How values of the types of JSON are read: as Jackson does, with what it takes for a text, a
 * number or a boolean besides.
 */
public final class ValueReaders {
  /** Reads texts. */
  public static final ValueReader<String> TEXT = new TextReader();

  /** Reads booleans. */
  public static final ValueReader<Boolean> BOOLEAN = standard(Boolean.class);

  /** Reads whole numbers of 32 bits. */
  public static final ValueReader<Integer> INTEGER = standard(Integer.class);

  /** Reads whole numbers of 64 bits. */
  public static final ValueReader<Long> LONG = standard(Long.class);

  /** Reads numbers. */
  public static final ValueReader<BigDecimal> DECIMAL = standard(BigDecimal.class);

  /** Reads date-times. */
  public static final ValueReader<OffsetDateTime> DATE_TIME = new DateTimes.Reader();

  /** Reads any value, into what Jackson has for it; lists and maps are unmodifiable. */
  public static final ValueReader<Object> ANY = new AnyReader();

  /** Reads objects of which the document says nothing; unmodifiable. */
  public static final ValueReader<Map<String, Object>> MAP = new MapReader();

  private ValueReaders() {}

  private static final class TextReader extends ValueReader<String> {
    @Override
    public @Nullable String deserialize(JsonParser json, DeserializationContext context)
        throws IOException {
      return StringDeserializer.instance.deserialize(json, context);
    }
  }

  /** Not for texts: of those there are so many that the compiler has to know what is called. */
  private static final class Standard<T> extends ValueReader<T> {
    private final JsonDeserializer<T> jackson;

    Standard(JsonDeserializer<T> jackson) {
      this.jackson = jackson;
    }

    @Override
    public @Nullable T deserialize(JsonParser json, DeserializationContext context)
        throws IOException {
      return jackson.deserialize(json, context);
    }
  }

  private static final class AnyReader extends ValueReader<Object> {
    // Not what the mapper has for it: finding that takes longer than reading most values.
    private static final JsonDeserializer<Object> JACKSON =
        new UntypedObjectDeserializer(null, null);

    @Override
    public @Nullable Object deserialize(JsonParser json, DeserializationContext context)
        throws IOException {
      return json.hasToken(JsonToken.VALUE_STRING)
          ? json.getText()
          : Unmodifiable.view(JACKSON.deserialize(json, context));
    }
  }

  private static final class MapReader extends ValueReader<Map<String, Object>> {
    @Override
    @SuppressWarnings("unchecked") // objects of JSON have texts as keys
    public @Nullable Map<String, Object> deserialize(
        JsonParser json, DeserializationContext context) throws IOException {
      return (Map<String, Object>)
          (json.isExpectedStartObjectToken()
              ? ANY.deserialize(json, context)
              : context.handleUnexpectedToken(Map.class, json));
    }
  }

  @SuppressWarnings("unchecked") // it is found by its type
  private static <T> ValueReader<T> standard(Class<T> type) {
    return new Standard<>((JsonDeserializer<T>) NumberDeserializers.find(type, type.getName()));
  }
}
