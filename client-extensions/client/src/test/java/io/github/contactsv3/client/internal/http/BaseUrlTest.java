package io.github.contactsv3.client.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
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
  @ValueSource(strings = {"http://example.com/\u65e5\u672c/v3", "http://example.com/\u00e4"})
  void require_pathThatIsNotAscii_saysWhatToDo(String given) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BaseUrl.require(given))
        .withMessage(
            "baseUrl has a path that is not ASCII: percent-encode its other characters as UTF-8");
    assertThat(BaseUrl.require("http://example.com/%C3%A4/v3"))
        .isEqualTo("http://example.com/%C3%A4/v3");
  }

  @Test
  void require_hostThatIsNotAscii_saysWhatToDo() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BaseUrl.require("https://b\u00fccher.example/v3"))
        .withMessageContaining("a form in ASCII, which begins with xn--");
    assertThat(BaseUrl.require("https://xn--bcher-kva.example/v3"))
        .isEqualTo("https://xn--bcher-kva.example/v3");
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
        "http://example.com/v3/..",
        "http://example.com/./v3",
        "http://example.com/%2E%2e/v3",
        "http://example.com/{v3}",
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
