package io.github.contactsv3.contract.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import feign.Response;
import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.client.spi.Transport;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;
import org.junit.jupiter.api.Test;

/** An Error goes on as it is, gives back what its call had, and leaves the client usable. */
class ErrorTest {
  private static final String CONTACT = "{\"contact\":{\"id\":\"c1\"}}";

  private final AtomicReference<Error> next = new AtomicReference<>();
  private final CountingGate gate = new CountingGate();

  private void throwNext() {
    Error error = next.getAndSet(null);
    if (error != null) {
      throw error;
    }
  }

  private void assertUsableAfterErrors(String url, Transport transport) {
    try (ContactsClient client =
        ContactsClient.builder()
            .credentials(Credentials.privateIntegrationToken("pit-1"))
            .baseUrl(url)
            .transport(transport)
            .quota(gate)
            .build()) {
      for (Error error :
          List.of(new OutOfMemoryError("test"), new StackOverflowError(), new AssertionError())) {
        next.set(error);

        assertThatThrownBy(() -> client.contacts().getContact("c1")).isSameAs(error);

        assertThat(gate.open()).as("permits").isZero();
        assertThat(client.contacts().getContact("c1").getContact().getId()).isEqualTo("c1");
      }
    }
  }

  @Test
  void error_ofAClientOfFeign_goesOn() {
    assertUsableAfterErrors(
        "http://127.0.0.1:1",
        Transport.of(
            (request, options) -> {
              throwNext();
              return Response.builder()
                  .request(request)
                  .status(200)
                  .body(CONTACT, StandardCharsets.UTF_8)
                  .build();
            }));
  }

  @Test
  void error_beforeApacheSends_goesOn() throws IOException {
    assertApacheClientUsableAfterErrors(
        http ->
            (method, arguments) -> {
              throwNext();
              return method.invoke(http, arguments);
            });
  }

  @Test
  void error_whileAResponseIsRead_goesOn() throws IOException {
    assertApacheClientUsableAfterErrors(
        http ->
            (method, arguments) -> {
              ClassicHttpResponse response = (ClassicHttpResponse) method.invoke(http, arguments);
              response.setEntity(
                  new HttpEntityWrapper(response.getEntity()) {
                    @Override
                    public InputStream getContent() throws IOException {
                      throwNext();
                      return super.getContent();
                    }
                  });
              return response;
            });
  }

  private void assertApacheClientUsableAfterErrors(Function<HttpClient, Invocation> change)
      throws IOException {
    try (HttpPeer peer = new HttpPeer((path, out) -> HttpPeer.json(out, CONTACT));
        CloseableHttpClient http = HttpClients.custom().disableAutomaticRetries().build()) {
      assertUsableAfterErrors(peer.url(), Transport.of(wrapped(change.apply(http))));
    }
  }

  private interface Invocation {
    Object invoke(Method method, Object[] arguments) throws Throwable;
  }

  private static HttpClient wrapped(Invocation invocation) {
    return (HttpClient)
        Proxy.newProxyInstance(
            HttpClient.class.getClassLoader(),
            new Class<?>[] {HttpClient.class},
            (proxy, method, arguments) -> invocation.invoke(method, arguments));
  }
}
