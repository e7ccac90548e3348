package io.github.contactsv3.client.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BaseUrlTest {
  @ParameterizedTest
  @CsvSource({
    "HTTP://Example.COM, http://example.com",
    "https://example.com/, https://example.com",
    "https://example.com/v3///, https://example.com/v3",
    "Https://EXAMPLE.com:8443/V3, https://example.com:8443/V3",
    "http://127.0.0.1:8089, http://127.0.0.1:8089",
    "http://[::1]:8089, http://[::1]:8089",
  })
  void require_goodUrl_isInOneForm(String given, String expected) {
    assertThat(BaseUrl.require(given)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "example.com",
        "ftp://example.com",
        "http:///path",
        "http://my_host:8080",
        "http://exa mple.com",
        "http://user:secret@example.com",
        "http://example.com?x=1",
        "http://example.com#f",
        "http://example.com:0",
        "http://example.com:65536",
        "http://example.com/../v3",
        "http://example.com//v3",
        "mailto:a@example.com",
        "http://-",
      })
  void require_anythingElse_isRefusedInASentence(String given) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BaseUrl.require(given))
        .withMessageStartingWith("baseUrl ")
        .withMessageNotContaining("secret");
  }
}
