package io.github.contactsv3.runtime;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import java.io.IOException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes models, regardless of the mapper's settings for inclusion, visibility or dates. Not
 * through the getters, as Jackson would: those of unreadable properties throw. Stateless.
 */
final class ModelWriter extends JsonSerializer<Model> {
  /** Called by Jackson. */
  ModelWriter() {}

  @Override
  public void serialize(Model model, JsonGenerator json, SerializerProvider provider)
      throws IOException {
    json.writeStartObject(model);
    model.writeProperties(new ValueWriter(model.isResponse(), json, provider));
    json.writeEndObject();
  }

  /** Writes values into one model. */
  static final class ValueWriter {
    private final boolean response;
    private final JsonGenerator json;
    private final SerializerProvider provider;

    ValueWriter(boolean response, JsonGenerator json, SerializerProvider provider) {
      this.response = response;
      this.json = json;
      this.provider = provider;
    }

    void writeRaw(String name, RawJson value) throws IOException {
      json.writeFieldName(name);
      value.write(json);
    }

    /** Writes a property; errors have the path to it, in which it has the shown name. */
    void write(Model model, String name, String shownName, @Nullable Object value)
        throws IOException {
      try {
        json.writeFieldName(name);
        write(value);
      } catch (JsonProcessingException | RuntimeException e) {
        throw JsonMappingException.wrapWithPath(e, model, shownName);
      }
    }

    private void write(@Nullable Object value) throws IOException {
      if (value == null) {
        json.writeNull();
      } else if (value instanceof String text) {
        json.writeString(text);
      } else if (value instanceof OffsetDateTime moment) {
        json.writeString(response ? DateTimes.ofResponse(moment) : DateTimes.ofRequest(moment));
      } else if (value instanceof LocalDate date) {
        json.writeString(date.toString());
      } else if (value instanceof Collection<?> elements) {
        json.writeStartArray();
        for (Object element : elements) {
          write(element);
        }
        json.writeEndArray();
      } else if (value instanceof Map<?, ?> members) {
        json.writeStartObject();
        for (Map.Entry<?, ?> member : members.entrySet()) {
          json.writeFieldName(String.valueOf(member.getKey()));
          write(member.getValue());
        }
        json.writeEndObject();
      } else {
        provider.defaultSerializeValue(value, json);
      }
    }
  }
}
