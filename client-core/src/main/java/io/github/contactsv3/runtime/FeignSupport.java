package io.github.contactsv3.runtime;

import feign.Feign;
import feign.Request;
import feign.RequestTemplate;
import feign.Response;
import feign.Util;
import feign.codec.Decoder;
import feign.codec.Encoder;
import io.github.contactsv3.core.ApiResponse;
import java.lang.reflect.ParameterizedType;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Configures Feign for the generated interfaces. Callers that use them with Feign alone call {@link
 * #configure} on the builder; {@code ContactsClient} does it itself. Stateless.
 */
public final class FeignSupport {
  private static final String CONTENT_TYPE = "Content-Type";

  private FeignSupport() {}

  /**
   * Configures a builder with everything that the interfaces need in addition to a JSON encoder and
   * decoder: forms, {@link ApiResponse}, and a guard against null path parameters.
   *
   * @param builder the builder to complete
   * @param encoder writes models as JSON
   * @param decoder reads models from JSON
   * @return the builder
   */
  public static Feign.Builder configure(Feign.Builder builder, Encoder encoder, Decoder decoder) {
    return codecs(builder, encoder, decoder).requestInterceptor(FeignSupport::refuseLostSegment);
  }

  /**
   * Gives a builder forms and {@link ApiResponse}, but not the guard: for callers that check the
   * arguments of a call with {@link PathSegment} before Feign sees them.
   *
   * @param builder the builder to complete
   * @param encoder writes models as JSON
   * @param decoder reads models from JSON
   * @return the builder
   */
  public static Feign.Builder codecs(Feign.Builder builder, Encoder encoder, Decoder decoder) {
    return builder.encoder(withForms(encoder)).decoder(withApiResponse(decoder));
  }

  private static Encoder withForms(Encoder json) {
    return (object, type, template) -> {
      if (object instanceof Parameters form) {
        template.body(encoded(form).getBytes(StandardCharsets.US_ASCII), StandardCharsets.UTF_8);
      } else if (object instanceof Multipart form) {
        String boundary = Multipart.newBoundary();
        template.header(CONTENT_TYPE, "multipart/form-data; boundary=" + boundary);
        template.body(form.body(boundary), null);
      } else if (object instanceof byte[] bytes && !isJson(template.headers(), CONTENT_TYPE)) {
        template.body(bytes, null);
      } else if (object instanceof String text && !isJson(template.headers(), CONTENT_TYPE)) {
        template.body(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
      } else {
        json.encode(object, type, template);
      }
    };
  }

  private static String encoded(Parameters form) {
    return form.entrySet().stream()
        .flatMap(
            field ->
                (field.getValue() instanceof List<?> list ? list : List.of(field.getValue()))
                    .stream().map(value -> PercentEncoding.encode(field.getKey()) + "=" + value))
        .collect(Collectors.joining("&"));
  }

  private static Decoder withApiResponse(Decoder json) {
    Decoder any = withText(json);
    return (response, type) -> {
      if (!(type instanceof ParameterizedType wrapper)
          || wrapper.getRawType() != ApiResponse.class) {
        return any.decode(response, type);
      }
      Map<String, List<String>> headers = new HashMap<>();
      response.headers().forEach((name, values) -> headers.put(name, List.copyOf(values)));
      Object body = any.decode(response, wrapper.getActualTypeArguments()[0]);
      return new ApiResponse<>(response.status(), headers, body);
    };
  }

  /** What was not asked for as JSON is read as it comes. */
  private static Decoder withText(Decoder json) {
    return (response, type) -> {
      boolean raw = type == byte[].class || type == String.class;
      if (mayLackBody(response.request()) && isEmpty(response)) {
        return null;
      }
      if (!raw || isJson(response.request().headers(), "Accept")) {
        return json.decode(response, type);
      }
      byte[] bytes =
          response.body() == null ? new byte[0] : Util.toByteArray(response.body().asInputStream());
      return type == byte[].class ? bytes : new String(bytes, response.charset());
    };
  }

  private static boolean mayLackBody(Request request) {
    RequestTemplate template = request.requestTemplate();
    return template != null
        && template.methodMetadata() != null
        && template.methodMetadata().method().isAnnotationPresent(NullableResponse.class);
  }

  /** A response in chunks doesn't say its length: such a success is told by its status. */
  private static boolean isEmpty(Response response) {
    Integer length = response.body() == null ? Integer.valueOf(0) : response.body().length();
    return response.status() == 204
        || response.status() == 205
        || Integer.valueOf(0).equals(length);
  }

  private static boolean isJson(Map<String, Collection<String>> headers, String name) {
    return headers.getOrDefault(name, List.of()).stream()
        .allMatch(value -> value.startsWith("application/json") || value.contains("+json"));
  }

  /** Feign drops a null path parameter without asking {@link PathSegment}. */
  private static void refuseLostSegment(RequestTemplate template) {
    String[] declared = template.methodMetadata().template().path().split("/", -1);
    String[] actual = template.path().split("/", -1);
    for (int i = 0; i < declared.length; i++) {
      if (declared[i].startsWith("{") && (i >= actual.length || actual[i].isEmpty())) {
        PathSegment.require(declared[i].substring(1, declared[i].length() - 1), null);
      }
    }
  }
}
