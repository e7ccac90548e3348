package io.github.contactsv3.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import feign.Feign;
import feign.Headers;
import feign.Param;
import feign.Request;
import feign.RequestLine;
import feign.Response;
import feign.Util;
import io.github.contactsv3.core.ApiResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class FeignSupportTest {
  private final List<Request> requests = new ArrayList<>();

  interface Things {
    @RequestLine(value = "GET /things/{thingId}/parts/{partId}", decodeSlash = false)
    String part(
        @Param(value = "thingId", expander = PathSegment.class) String thingId,
        @Param(value = "partId", expander = PathSegment.class) String partId);

    @RequestLine(value = "GET /things/{thingId}/parts/{partId}", decodeSlash = false)
    ApiResponse<String> partWithResponse(
        @Param(value = "thingId", expander = PathSegment.class) String thingId,
        @Param(value = "partId", expander = PathSegment.class) String partId);

    @RequestLine(value = "DELETE /things/", decodeSlash = false)
    ApiResponse<Void> removeAll();

    @NullableResponse
    @RequestLine(value = "GET /things/", decodeSlash = false)
    String some();

    @RequestLine(value = "POST /things/", decodeSlash = false)
    @Headers("Content-Type: application/x-www-form-urlencoded")
    String upload(ParametersTest.Query form);

    @RequestLine(value = "PUT /things/", decodeSlash = false)
    @Headers("Content-Type: application/json")
    String replace(List<String> body);
  }

  private Things things(int status) {
    return FeignSupport.configure(
            Feign.builder()
                .client(
                    (request, options) -> {
                      requests.add(request);
                      return Response.builder()
                          .request(request)
                          .status(status)
                          .headers(Map.of("X-A", List.of("1", "2")))
                          .body("body", StandardCharsets.UTF_8)
                          .build();
                    }),
            (object, type, template) -> template.body("json of " + object),
            (response, type) ->
                type == Void.class
                    ? null
                    : new String(
                        Util.toByteArray(response.body().asInputStream()), StandardCharsets.UTF_8))
        .target(Things.class, "https://example.com");
  }

  @Test
  void plainMethod_response_isTheBody() {
    assertThat(things(200).part("a", "b")).isEqualTo("body");
    assertThat(requests)
        .extracting(Request::url)
        .containsExactly("https://example.com/things/a/parts/b");
  }

  @Test
  void variant_response_hasStatusHeadersAndBody() {
    ApiResponse<String> response = things(201).partWithResponse("a", "b");
    assertThat(response.status()).isEqualTo(201);
    assertThat(response.headers()).isEqualTo(Map.of("x-a", List.of("1", "2")));
    assertThat(response.body()).isEqualTo("body");
  }

  @Test
  void variant_operationWithoutBody_hasNull() {
    ApiResponse<Void> response = things(204).removeAll();
    assertThat(response.status()).isEqualTo(204);
    assertThat(response.body()).isNull();
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 205})
  void noContent_isNullOnlyWhereItIsDeclared(int status) {
    assertThat(things(status).some()).isNull();
    assertThat(things(status).part("a", "b")).isEqualTo("body");
  }

  @Test
  void success_ofAnOperationThatMayLackABody_isReadWhereItHasOne() {
    assertThat(things(200).some()).isEqualTo("body");
  }

  @Test
  void body_parameters_areAForm() {
    things(200)
        .upload(
            new ParametersTest.Query(
                new ParametersTest.Query.Builder().set("locationId", "a b&c").set("n", 1)));
    assertThat(requests.get(0).body()).asString().isEqualTo("locationId=a%20b%26c&n=1");
  }

  @Test
  void body_anythingElse_goesToTheEncoder() {
    things(200).replace(List.of("a"));
    assertThat(requests.get(0).body()).asString().isEqualTo("json of [a]");
  }

  @ParameterizedTest
  @NullAndEmptySource
  void path_lostSegment_isRefusedByNameAndNotSent(String lost) {
    Things things = things(200);
    assertThatIllegalArgumentException().isThrownBy(() -> things.part(lost, "b"));
    assertThatIllegalArgumentException().isThrownBy(() -> things.part("a", lost));
    assertThat(requests).isEmpty();
  }

  @Test
  void path_nullInTheMiddleOrAtTheEnd_isNamed() {
    Things things = things(200);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> things.part(null, "b"))
        .withMessage("thingId is null");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> things.partWithResponse("a", null))
        .withMessage("partId is null");
  }
}
