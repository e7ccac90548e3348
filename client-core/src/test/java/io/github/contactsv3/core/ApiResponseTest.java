package io.github.contactsv3.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ApiResponseTest {

  @Test
  void header_anyCase_isTheFirstValue() {
    ApiResponse<String> response =
        new ApiResponse<>(200, Map.of("X-RateLimit-Remaining", List.of("99", "98")), "body");
    assertThat(response.header("x-ratelimit-REMAINING")).contains("99");
    assertThat(response.header("x-other")).isEmpty();
  }

  @Test
  void headers_afterwards_cannotBeChanged() {
    Map<String, List<String>> headers = new HashMap<>();
    headers.put("a", new ArrayList<>(List.of("1")));
    ApiResponse<String> response = new ApiResponse<>(200, headers, "body");
    headers.get("a").add("2");
    headers.put("b", List.of());

    assertThat(response.headers()).isEqualTo(Map.of("a", List.of("1")));
    assertThatThrownBy(() -> response.headers().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> response.headers().get("a").add("2"))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void toString_headersAndBody_areNotShown() {
    assertThat(new ApiResponse<>(201, Map.of("Set-Cookie", List.of("secret")), "secret"))
        .hasToString("ApiResponse{status=201}");
  }

  @Test
  void body_operationWithoutOne_isNull() {
    assertThat(new ApiResponse<>(204, Map.of(), null).body()).isNull();
  }
}
