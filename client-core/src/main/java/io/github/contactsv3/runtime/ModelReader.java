package io.github.contactsv3.runtime;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import io.github.contactsv3.errors.internal.Secrets;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads models of one type. Stateless.
 *
 * @param <M> the type
 */
public abstract class ModelReader<M extends Model> extends ValueReader<M> {
  private final Class<M> type;
  private final boolean response;

  /**
   * Creates a reader.
   *
   * @param type the type
   * @param response whether responses have such models: what does not fit is kept then, rather than
   *     refused
   */
  protected ModelReader(Class<M> type, boolean response) {
    this.type = type;
    this.response = response;
  }

  /**
   * Returns what a model is read into.
   *
   * @return a new builder with nothing set
   */
  protected abstract Model.Builder<M> builder();

  @Override
  final @Nullable M tryRead(JsonParser json, DeserializationContext context) throws IOException {
    if (!json.isExpectedStartObjectToken()) {
      return null;
    }
    Model.Builder<M> builder = builder();
    if (response) {
      builder.beginResponse((Secrets) context.getAttribute(Secrets.class));
    }
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
      throw JsonMappingException.wrapWithPath(e, type, builder.shownName(name));
    }
  }

  private M build(Model.Builder<M> builder, DeserializationContext context) throws IOException {
    try {
      return builder.build();
    } catch (IllegalStateException e) {
      return type.cast(context.handleInstantiationProblem(type, null, e));
    }
  }

  /**
   * Reads a model from text.
   *
   * @param json its JSON
   * @return the model
   * @throws IllegalArgumentException if the text is no JSON, or none of such a model
   */
  public final M fromJson(String json) {
    M model = ModelTexts.read(type, Objects.requireNonNull(json, "json"), true);
    if (model.isForeign()) {
      try {
        builder().build(); // a model without required properties may have none of the others
      } catch (IllegalStateException e) {
        throw ModelTexts.refused(type, "$", "" + e.getMessage());
      }
    }
    return model;
  }

  @Override
  final boolean isAsWritten(JsonParser json, M value) {
    return true;
  }

  @Override
  public final Class<M> handledType() {
    return type;
  }
}
