package io.github.contactsv3.runtime;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads models of one type. Stateless.
 *
 * @param <M> the type
 */
public abstract class ModelReader<M extends Model> extends ValueReader<M> {
  private final Class<M> type;

  /**
   * Makes one.
   *
   * @param type the type
   */
  protected ModelReader(Class<M> type) {
    this.type = type;
  }

  /**
   * Returns what a model is read into.
   *
   * @return a new builder with nothing set
   */
  protected abstract Model.Builder<M> builder();

  @Override
  public final @Nullable M deserialize(JsonParser json, DeserializationContext context)
      throws IOException {
    if (!json.isExpectedStartObjectToken()) {
      return type.cast(context.handleUnexpectedToken(type, json));
    }
    Model.Builder<M> builder = builder();
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      if (!readProperty(builder, name, json, context)) {
        context.handleUnknownProperty(json, this, type, name);
      }
    }
    return build(builder, context);
  }

  private boolean readProperty(
      Model.Builder<M> builder, String name, JsonParser json, DeserializationContext context)
      throws IOException {
    try {
      return builder.readProperty(name, json, context);
    } catch (JacksonException | RuntimeException e) {
      throw JsonMappingException.wrapWithPath(e, type, name);
    }
  }

  private M build(Model.Builder<M> builder, DeserializationContext context) throws IOException {
    try {
      return builder.build();
    } catch (IllegalStateException e) {
      return type.cast(context.handleInstantiationProblem(type, null, e));
    }
  }

  @Override
  public final Class<M> handledType() {
    return type;
  }
}
