package io.github.contactsv3.client.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.net.URISyntaxException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTargetTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:8080/contacts/hZ8kQ2mVx4TbN7yRw1Ls",
        "https://services.example.com/contacts/search?limit=20&query=a+b",
        "https://services.example.com/v3/contacts/a%2Fb%20c",
        "https://services.example.com:443/contacts/",
        "https://services.example.com/",
        "https://services.example.com",
        "https://services.example.com/a?next=/b//c?d",
        "https://services.example.com//contacts",
        "https://services.example.com/contacts#part",
        "http://[::1]:8080/contacts/a.b-c_d~e!$&'()*,;=:@",
      })
  void request_anyUrl_isAsIfParsed(String url) throws URISyntaxException {
    HttpUriRequestBase parsed = new HttpUriRequestBase("GET", URI.create(url));

    HttpUriRequestBase request = RequestTarget.of(url).request("GET", url);

    assertThat(request.getMethod()).isEqualTo("GET");
    assertThat(request.getScheme()).isEqualTo(parsed.getScheme());
    assertThat(request.getAuthority()).isEqualTo(parsed.getAuthority());
    assertThat(request.getRequestUri()).isEqualTo(parsed.getRequestUri());
    assertThat(request.getUri()).isEqualTo(parsed.getUri());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/a b",
        "/a\r\nX-Injected: 1",
        "/a\tb",
        "/a%zz",
        "/a%2",
        "/a\\b",
        "/a\"b",
        "/<a>",
        "/{a}",
        "/a\u0000b",
      })
  void request_illegalCharacters_isRefused(String path) {
    RequestTarget target = RequestTarget.of("https://services.example.com/contacts");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> target.request("GET", "https://services.example.com" + path));
  }

  @Test
  void isOf_otherHostOrPort_isFalse() {
    RequestTarget target = RequestTarget.of("http://example.com:80/contacts");

    assertThat(target.isOf("http://example.com:80/tags?a=b")).isTrue();
    assertThat(target.isOf("http://example.com:80")).isTrue();
    assertThat(target.isOf("http://example.com:8080/tags")).isFalse();
    assertThat(target.isOf("http://example.com:80.other.com/tags")).isFalse();
    assertThat(target.isOf("https://example.com:80/tags")).isFalse();
    assertThat(target.isOf("http://example.com/tags")).isFalse();
  }

  @Test
  void endpoint_withoutPort_hasTheDefaultOfTheScheme() {
    assertThat(RequestTarget.of("https://example.com/a").endpoint()).isEqualTo("example.com:443");
    assertThat(RequestTarget.of("http://example.com/a").endpoint()).isEqualTo("example.com:80");
    assertThat(RequestTarget.of("http://example.com:8080").endpoint())
        .isEqualTo("example.com:8080");
  }
}
