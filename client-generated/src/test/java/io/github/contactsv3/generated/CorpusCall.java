package io.github.contactsv3.generated;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import feign.Client;
import feign.Feign;
import feign.Request;
import feign.Response;
import feign.codec.DecodeException;
import io.github.contactsv3.runtime.FeignSupport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes the call of one feature, with nothing between Feign and a recorded response. */
final class CorpusCall implements Client {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern BOUNDARY = Pattern.compile("boundary=(part-[0-9a-f-]+)");

  private final CorpusRow row;
  private @Nullable Request request;

  CorpusCall(CorpusRow row) {
    this.row = row;
  }

  /** Feign, as a program that has nothing else would configure it. */
  Feign.Builder feign() {
    return FeignSupport.configure(
            Feign.builder(),
            (object, type, template) -> template.body(json(object), StandardCharsets.UTF_8),
            (response, type) -> {
              if (response.body() == null) {
                return null;
              }
              try {
                return JSON.readValue(response.body().asInputStream(), JSON.constructType(type));
              } catch (JsonProcessingException e) {
                throw new DecodeException(response.status(), e.getMessage(), response.request(), e);
              }
            })
        .client(this);
  }

  private static byte[] json(Object object) {
    try {
      return JSON.writeValueAsBytes(object);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @Override
  public Response execute(Request sent, Request.Options options) throws IOException {
    request = sent;
    byte[] body = row.responseBody().getBytes(StandardCharsets.UTF_8);
    return Response.builder()
        .request(sent)
        .status(row.status())
        .headers(Map.of("Content-Type", List.of(row.responseType())))
        .body(body.length == 0 ? null : body)
        .build();
  }

  private Request sent() {
    if (request == null) {
      throw new AssertionError("nothing was sent");
    }
    return request;
  }

  String target() {
    return sent().httpMethod() + " " + sent().url().substring("http://localhost".length());
  }

  /** The value of a header; null if it was not sent. The boundary has one name for all. */
  @Nullable String header(String name) {
    Collection<String> values = sent().headers().get(name);
    return values == null ? null : String.join(" and ", values).replace(boundary(), "BOUNDARY");
  }

  String body() {
    byte[] body = sent().body();
    String text = body == null ? "" : new String(body, StandardCharsets.UTF_8);
    return boundary().equals("none") ? text : text.replace(boundary(), "BOUNDARY");
  }

  private String boundary() {
    Matcher boundary = BOUNDARY.matcher(String.valueOf(sent().headers().get("Content-Type")));
    return boundary.find() ? boundary.group(1) : "none";
  }
}
